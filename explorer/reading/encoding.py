"""Bytes → text: byte-order mark, UTF-8, the page's own word, then the likeliest guess.

A guess alone is not enough: charset-normalizer says nothing for UTF-8 with one broken byte, and
calls a short Windows-1252 text Central European. So Latin scripts are told apart by hand.
"""

import codecs
import logging
import re

from explorer.errors import UnreadableArticle

_log = logging.getLogger(__name__)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 64_000
_FEW = 0.25  # of the bytes lie beyond ASCII: a Latin script
_USUAL = frozenset("“”‘’–—…•«»£€¥©®™°½§\xa0äöüÄÖÜßéèêëÉÈáàâãåÁÅíîïóôõøØúûñÑçÇæœ")


def decoded(data: bytes, name: str, *, markup: bool = False) -> str:
    """Text of a file's bytes, as :func:`decoded_as` finds it."""
    return decoded_as(data, name, markup=markup)[0]


def decoded_as(data: bytes, name: str, *, markup: bool = False) -> tuple[str, str]:
    """Text of a file's bytes and its encoding; ``markup`` says that it may declare it itself.

    A few bytes that fit nothing become U+FFFD. Raises UnreadableArticle for binary data and for
    an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding, name), encoding
    wide = _wide(data)
    if wide:
        return _lenient(data, wide, name), wide
    sample = data[:_SAMPLE]
    many_nul = sample.count(0) > max(20, len(sample) * 0.05)  # a few get into broken texts
    if many_nul or len(_CONTROL.findall(sample)) > len(sample) * 0.005:
        raise UnreadableArticle(f"“{name}” holds binary data, not text; open an article instead.")
    for encoding in ("utf-8", *(_declared(data) if markup else ())):
        text = _strict(data, encoding)
        if text is not None:
            return text, encoding
    return _guessed(data, name)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in English every other byte of it is NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if half and sample[::2].count(0) > half * 0.6 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:4096])
    try:
        return [codecs.lookup(found.group(1).decode("ascii")).name] if found else []
    except LookupError:
        return []


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str, name: str) -> str:
    sound = _strict(data, encoding)
    if sound is not None:  # signs of replacement in it are its own
        return sound
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > max(1, len(text) * 0.01):
        raise UnreadableArticle(
            f"“{name}” cannot be read as {encoding.upper()}: too many bytes do not fit; "
            "save it again as UTF-8."
        )
    if broken:
        _log.warning("%s: %d places do not fit %s", name, broken, encoding)
    return text


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    if _mostly_utf8(data):
        return _lenient(data, "utf-8", name), "utf-8"
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE]) / min(len(data), _SAMPLE)
    both = ((data.decode(encoding, "replace"), encoding) for encoding in ("cp1252", "mac_roman"))
    western = max(both, key=lambda one: _usual(one[0]))
    if high < _FEW and _usual(western[0]) > 0.8:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    text = _strict(data, best.encoding) if best else None
    if best is None or text is None:
        raise UnreadableArticle(f"The encoding of “{name}” cannot be told; save it again as UTF-8.")
    return text, best.encoding


def _usual(text: str) -> float:
    """Share of the characters beyond ASCII that Western news is full of."""
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in _USUAL for character in beyond) / max(1, len(beyond))


def _mostly_utf8(data: bytes) -> bool:
    """More good multi-byte characters than broken ones: no other encoding has them by chance."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good > broken
