"""Ways in which a file is damaged, each the same for the same number."""

import random


def flipped(sound: bytes, number: int) -> bytes:
    """A bit, a byte or 512 bytes are others, in turn."""
    chance = random.Random(number)
    data = bytearray(sound)
    size = (1, 1, 512)[number % 3]
    at = chance.randrange(len(data) - size + 1)
    if number % 3 == 0:
        data[at] ^= 1 << chance.randrange(8)
    else:
        before = bytes(data[at : at + size])
        while data[at : at + size] == before:
            data[at : at + size] = chance.randbytes(size)
    return bytes(data)


def cut(sound: bytes, number: int) -> bytes:
    """The file ends early, as after a copy that broke off."""
    return sound[: random.Random(number).randrange(1, len(sound))]
