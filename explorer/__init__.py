"""Article Explorer: news articles in, a relationship graph with its sentences out.

Layers and who may import whom are stated in ``tests/test_architecture.py``; each package's
docstring says what its layer is for.
"""

__version__ = "0.1.0"
