"""Jobs in slices: with 100,000 relations a window does something else in between."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
Slices = Generator[None, None, T]
"""A job whose steps are short and whose value is the answer."""


def whole(job: Slices[T]) -> T:
    """The value of a job, all of whose steps are made now."""
    while True:
        try:
            next(job)
        except StopIteration as ended:
            value: T = ended.value
            return value
