"""Whether this processor multiplies bytes exactly, so that onnxruntime may take the quick way.

x86-64 without VNNI adds products of bytes in 16 bits, where sums overflow, unless onnxruntime is
told to be exact (its documentation of quantization, "U8S8"), and that doubles the time of the
encoder where it is not needed. No list of processors is kept: a product that would overflow is
asked for once (``resources/models/probe.onnx``, one matrix product of 64 x 16 bytes).
"""

from functools import cache
from typing import Any

import numpy as np
import onnxruntime

from explorer.resources import resource

EXACT = ("session.x64quantprecision", "1")
"""What a session must be told where the processor alone is not exact."""
_ROWS, _INNER, _LEFT, _RIGHT = 4, 64, 255, 127


@cache
def is_exact() -> bool:
    """Whether products of bytes come out right without being asked for."""
    largest = np.full((_ROWS, _INNER), _LEFT, np.uint8)
    (product,) = session_of("probe.onnx", 1).run(None, {"a": largest})
    return bool((product == _LEFT * _RIGHT * _INNER).all())


def session_of(model: str, threads: int, *entries: tuple[str, str]) -> Any:
    """A model of ``resources/models`` ready to run, silent, with the entries of its session."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    for entry in entries:
        options.add_session_config_entry(*entry)
    path = str(resource("models", model))
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
