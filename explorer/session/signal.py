"""Tell those who listen; the Qt-free half of "signals go up, calls go down"."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """A list of listeners, called in the order in which they connected."""

    def __init__(self) -> None:
        """Start with no listener."""
        self._listeners: list[Callable[[T], object]] = []

    def connect(self, listener: Callable[[T], object]) -> None:
        """Call ``listener`` from now on; it is kept alive."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[T], object]) -> None:
        """Call ``listener`` no more; nothing happens when it does not listen."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, value: T) -> None:
        """Call all listeners, also after one failed; then raise the first failure."""
        failure: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(value)
            except Exception as error:
                failure = failure or error
        if failure is not None:
            raise failure
