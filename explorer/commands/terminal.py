"""Standard output for results, standard error for the rest; nothing of a file is obeyed.

Names from files go through ``visible``: a terminal would carry out their control characters.
"""

import shutil
import sys
import textwrap
from collections.abc import Iterable

from explorer.export.escaping import visible

PROGRAM = "article-explorer"


def write(data: bytes) -> None:
    """Put bytes on standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(text: str = "", indent: int = 0) -> None:
    """Put a paragraph on standard output, wrapped to the terminal and made visible."""
    print(wrapped(text, indent), file=sys.stdout)


def complain(sentence: str) -> None:
    """Put a sentence for the user on standard error."""
    clear_progress()
    print(f"{PROGRAM}: {visible(sentence)}", file=sys.stderr, flush=True)


def progress(sentence: str) -> None:
    """Show what is being done, in place of what was; only where somebody watches."""
    if sys.stderr.isatty():
        text = visible(sentence)[: max(20, width() - 1)]
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def wrapped(text: str, indent: int = 0) -> str:
    """A paragraph as wide as the terminal, at most 100 columns."""
    margin = " " * indent
    return textwrap.fill(
        visible(text),
        width=max(indent + 20, min(width(), 100)),
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def counted(number: int, one: str, many: str = "") -> str:
    """``1 sentence``, ``2 sentences``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], last: str = "or") -> str:
    """``a, b or c``."""
    *front, end = words
    return f"{', '.join(front)} {last} {end}" if front else end
