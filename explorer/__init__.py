"""Article Explorer: news articles in, a relationship graph with its sentences out.

Layers and who may import whom are stated in ``tests/test_architecture.py``; each package's
docstring says what its layer is for.
"""

import os

# onnxruntime would write a device id and report to its maker. It reads this as it is loaded, so no
# later call can take it back; workers inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
