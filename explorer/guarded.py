"""A bug in a slot or in an overridden method of Qt is reported once and the window lives on.

Qt calls our methods from C++; an exception must not travel back through it. It goes to
``sys.excepthook``, which logs it and tells the user (see ``window/application.py``).
"""

import functools
import inspect
import sys
import time
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

SILENCE = 10.0  # seconds in which the same bug at the same place is reported once
_reported: dict[tuple[str, type[BaseException]], float] = {}


def guarded(fallback: Any = None) -> Any:
    """Decorate a slot or virtual: ``@guarded`` or ``@guarded(False)`` for what it returns then.

    A signal may carry more arguments than the slot takes; the rest is dropped, as Qt does.
    """
    if callable(fallback):
        return _guard(fallback, None)
    return functools.partial(_guard, fallback=fallback)


def _guard(method: Callable[..., Any], fallback: Any) -> Callable[..., Any]:
    takes = _positional(method)

    @functools.wraps(method)
    def call(*args: Any) -> Any:
        try:
            return method(*args[:takes])
        except Exception as error:
            _report(method.__qualname__, error)
            return fallback

    return call


def _positional(method: Callable[..., Any]) -> int | None:
    if isinstance(method, FunctionType):  # most are, of a window some hundred: this is quick
        code = method.__code__
        return None if code.co_flags & inspect.CO_VARARGS else _by_place(code)
    kinds = [parameter.kind for parameter in inspect.signature(method).parameters.values()]
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        return None
    return sum(kind is inspect.Parameter.POSITIONAL_OR_KEYWORD for kind in kinds)


def _by_place(code: CodeType) -> int:
    return code.co_argcount - code.co_posonlyargcount


def _report(place: str, error: Exception) -> None:
    now = time.monotonic()
    key = (place, type(error))
    if now - _reported.get(key, -SILENCE) < SILENCE:
        return
    _reported[key] = now
    sys.excepthook(type(error), error, error.__traceback__)
