"""Damaged at random, a file gives a document or one sentence; the worker never hangs or fails."""

import io
import os
import random
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from explorer.errors import UnreadableArticle
from explorer.model.text import digest
from explorer.workers.pool import Workers
from tests.reading.papers import column, pdf, word, word_with, workbook

SENTENCES = ["Jane Roe met John Doe in Paris.", "“No,” said the minister, “I did not.”"] * 5
TABLE = "title;text;date\n" + "\n".join(f"A day;{one};2024-05-03" for one in SENTENCES)
MAIL = EmailMessage()
MAIL["Subject"], MAIL["From"], MAIL["Date"] = "Zoë", "A <a@b.c>", "Fri, 3 May 2024 10:00:00 +0200"
MAIL.set_content("\n".join(SENTENCES))
MAIL.add_alternative("<p>" + "</p><p>".join(SENTENCES) + "</p>", subtype="html")
MAIL.add_attachment(b"%PDF", "application", "pdf", filename="a.pdf")
SEEDS = {
    ".pdf": pdf(column(*SENTENCES), column(*SENTENCES), title="A day in May"),
    ".docx": word(*SENTENCES, title="A day in May"),
    ".html": (
        "<!DOCTYPE html><html><head><title>A day</title><meta charset=utf-8></head><body><article>"
        + "".join(f"<p>{sentence} <b>More</b> <a href='x'>here</a></p>" for sentence in SENTENCES)
        + "</article></body></html>"
    ).encode(),
    ".md": "\n\n".join(f"# *A* [b](c)\n- {sentence}" for sentence in SENTENCES).encode(),
    ".eml": bytes(MAIL),
    ".csv": TABLE.encode(),
    ".xlsx": workbook([row.split(";") for row in TABLE.split("\n")]),
    ".txt": "\n".join(SENTENCES).encode("utf-16"),
}

with zipfile.ZipFile(io.BytesIO(SEEDS[".docx"])) as archive:
    BODY = archive.read("word/document.xml")


def mutant(data: bytes, chance: random.Random) -> bytes:
    """Bits flipped, pieces cut out, doubled, or overwritten."""
    bad = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 40])):
        at = chance.randrange(len(bad))
        size = chance.choice([1, 8, 60])
        match chance.randrange(4):
            case 0:
                bad[at] ^= 1 << chance.randrange(8)
            case 1:
                bad[at : at + size] = chance.randbytes(len(bad[at : at + size]))
            case 2 if len(bad) > 2 * size:
                del bad[at : at + size]
            case _:
                bad[at:at] = bad[max(0, at - size) : at]
    return bytes(bad)


@pytest.mark.parametrize("suffix", SEEDS)
def test_fifty_mutants(suffix: str, tmp_path: Path) -> None:
    chance = random.Random(suffix)
    for number in range(50):
        data = mutant(SEEDS[suffix], chance)
        if suffix == ".docx" and number % 2:  # an archive hardly survives; so also what is in it
            data = word_with({"word/document.xml": mutant(BODY, chance)})
        (tmp_path / f"{number}{suffix}").write_bytes(data)
    read = 0
    with Workers() as workers:
        for future in [workers.read(tmp_path / name) for name in sorted(os.listdir(tmp_path))]:
            error = future.exception()
            if error is None:
                for document in future.result().documents:
                    assert document.sha256 == digest(document.text)
                read += 1
            else:
                assert type(error) is UnreadableArticle
                assert str(error).startswith("“") or "encoding" in str(error)
                assert str(error).endswith(".")
                assert "too much memory" not in str(error)
    assert read
