"""Speed, memory and quality: what is measured and not tested.

Figures are for one thread, as the language worker runs (``explorer/workers/process.py``).
"""

import os

for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
