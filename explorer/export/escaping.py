"""Text from files in Markdown, HTML and on a terminal: always plain text, never an instruction."""

import html
import re
import unicodedata

_JOINERS = "\u200c\u200d\u200e\u200f\ufe0e\ufe0f"  # emoji and Persian words need them
_MARKUP = re.compile(r"([\\`*_\[\]<>&#|~$^])")
_SPACE = re.compile(r"\s+")
_BLOCK = re.compile(r"^(\s*)([-+=:]|\d+[.)])")


def visible(text: str) -> str:
    """Text on one line, control and direction signs made visible, white space made single."""
    return "".join(map(_visible_sign, " ".join(text.split())))


def visible_part(text: str) -> str:
    """A part of a text: as :func:`visible`, but white space at its ends stays, as one space."""
    return "".join(map(_visible_sign, _SPACE.sub(" ", text)))


def markup(text: str) -> str:
    """Text that HTML and SVG show as it is, between tags and in attributes."""
    return html.escape(visible_part(text), quote=True)


def markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _BLOCK.sub(_escape_block, _MARKUP.sub(r"\\\1", visible(text)))


def _escape_block(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"


def _visible_sign(sign: str) -> str:
    if sign.isprintable() or sign in _JOINERS:
        return sign
    category, code = unicodedata.category(sign), ord(sign)
    if category.startswith("Z"):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of the control sign
    if category == "Cf" and code > 0xFFFF:  # parts of flags
        return sign
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
