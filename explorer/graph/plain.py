"""Text from files as it is drawn: always one line of plain text, in every kind of picture."""

import unicodedata
from functools import lru_cache

_NEVER = "\ufffe\uffff"  # signs of no script, and forbidden in XML
_JOINERS = "\u200c\u200d\u200e\u200f\ufe0e\ufe0f"  # emoji and Persian words need them


@lru_cache(maxsize=20_000)
def shown(text: str) -> str:
    """The text with its invisible controls made visible, on one line.

    A name must not be able to turn its neighbors around or to break out of its place. Joiners
    stay: emoji and Persian words need them.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def leftward(text: str) -> bool:
    """Whether a text is read from right to left: by its first letter with a direction."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _visible(sign: str) -> str:
    if sign in _JOINERS:
        return sign
    category = unicodedata.category(sign)
    if category == "Cc":
        code = ord(sign)
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    if sign in _NEVER:
        return "\ufffd"
    if category in ("Zl", "Zp"):
        return " "
    if category in ("Cf", "Cs", "Co") and not 0xE0020 <= ord(sign) <= 0xE007F:
        return "" if sign == "\u00ad" else "\ufffd"
    return sign
