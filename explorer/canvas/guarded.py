"""A bug in a slot or in an overridden method of Qt is reported once and the window lives on.

Qt calls our methods from C++. An exception that leaves one is printed over and over by a paint
event, or re-raised in whatever Python line made Qt call it. So it ends here.
"""

import functools
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

Method = TypeVar("Method", bound=Callable[..., Any])

SILENCE = 10.0  # seconds for which the same bug at the same place is not reported again
_reported: dict[tuple[str, type[BaseException]], float] = {}


def guarded(fallback: Any = None) -> Any:
    """Decorate a slot or virtual: ``@guarded`` or ``@guarded(False)`` for what it returns then.

    The exception goes to ``sys.excepthook``, which logs it and tells the user; the same bug at
    the same place is reported at most once in ``SILENCE`` seconds.
    """
    if callable(fallback):
        return _guard(fallback, None)
    return functools.partial(_guard, fallback=fallback)


def _guard(method: Method, fallback: Any) -> Method:
    @functools.wraps(method)
    def call(*args: Any) -> Any:
        try:
            return method(*args)
        except Exception as error:
            _report(method.__qualname__, error)
            return fallback

    return call  # type: ignore[return-value]


def _report(place: str, error: Exception) -> None:
    now = time.monotonic()
    key = (place, type(error))
    if now - _reported.get(key, -SILENCE) < SILENCE:
        return
    _reported[key] = now
    sys.excepthook(type(error), error, error.__traceback__)
