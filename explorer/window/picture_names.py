"""Names of picture files: from a title, safe on every system, free in their folder."""

import re
import unicodedata
from pathlib import Path

LONGEST = 60
_ENDING = re.compile(r"\.(png|svg|pdf)$", re.IGNORECASE)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(title: str, suffix: str = ".png") -> str:
    """A file name that ends in ``suffix``; "graph.png" where the title gives none."""
    text = unicodedata.normalize("NFC", title.strip())
    text = _ENDING.sub("", text)
    text = "".join(
        " " if sign in '\\/:*?"<>|' or unicodedata.category(sign)[0] == "C" else sign
        for sign in text
    )
    text = " ".join(text.split())
    if len(text) > LONGEST:
        text = text[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST]
    text = text.strip(" .…")
    if not text or _RESERVED.fullmatch(text):
        text = f"graph {text}".strip()
    return f"{text}{suffix}"


def beside(path: Path) -> Path:
    """The path if nothing is there, else the first free one with a number behind its name."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
