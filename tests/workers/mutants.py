"""Sound files of every kind that is read, and damaged or odd ones made of them, by a seed."""

import io
import json
import random
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from copy import deepcopy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from explorer.formats import explorer_json
from explorer.formats.followthemoney import write_followthemoney
from explorer.formats.gexf import write_gexf
from explorer.formats.graphml import write_graphml
from explorer.formats.tables import write_tables, write_workbook
from explorer.store.digests import row_digest
from explorer.store.journal import COLUMNS
from explorer.store.rows import TABLES
from tests.builders import example_corpus
from tests.reading.papers import column, pdf, unzipped, word, workbook, zipped

SENTENCES = ["Jane Roe met John Doe in Paris.", "“No,” said the minister, “I did not.”"] * 5
TABLE = "title;text;date\n" + "\n".join(f"A day;{one};2024-05-03" for one in SENTENCES)
ARCHIVES = (".docx", ".xlsx")
ODD: list[Any] = [
    None, True, False, 0, -1, 0.5, 2**31, 2**63, -(2**63), 10**400, 1e308, float("inf"),
    float("nan"), "", " ", "\0", "\ud800", "\u202eevil", "x" * 5_000, "\n", "\u2028", "=1+1", "-",
    "<b>x</b>", "../../etc/passwd", "2024-13-45", "9999-99-99", "e1", "d1", [], {}, [[]], [None],
    {"": None}, [0, 0], [5, 1], [-1, 10**9],
]  # fmt: skip
_WORDS = [
    "", "0", "-1", "1e999", "NaN", "9" * 400, "null", "true", "[]", "{}", '"', "'", "<", ">", "&",
    "]]>", "<!--", "<?x ?>", "<![CDATA[", "&#0;", "&#55296;", "&#1114112;", "&amp;amp;", "&x;",
    "\\ud800", "\\u0000", "\u202e", "\u2028", "\ufeff", "\r", "\t", ";", ",", "=?utf-8?b?//8=?=",
    "charset=utf-7", "charset=none", "Content-Type: message/rfc822\r\n\r\n", "../../etc/passwd",
    "file:///etc/passwd", "x" * 3_000, " " * 3_000, "(" * 300, "[" * 300, "<a>" * 300, "日本",
    "3000-02-31", "0001-01-01", "100000-01-01", "-0001-01-01", "1 0 R", "/Length", "endobj",
]  # fmt: skip


def mail() -> bytes:
    """A mail with a plain part, a page and another mail inside."""
    made = EmailMessage()
    made["Subject"], made["From"] = "Zoë", "A <a@b.c>"
    made["Date"] = "Fri, 3 May 2024 10:00:00 +0200"
    made.set_content("\n".join(SENTENCES))
    made.add_alternative("<p>" + "</p><p>".join(SENTENCES) + "</p>", subtype="html")
    made.add_attachment(b"%PDF", "application", "pdf", filename="a.pdf")
    return bytes(made)


SEEDS: dict[str, bytes] = {
    ".pdf": pdf(column(*SENTENCES), column(*SENTENCES), title="A day in May"),
    ".docx": word(*SENTENCES, title="A day in May"),
    ".html": (
        "<!DOCTYPE html><html><head><title>A day</title><meta charset=utf-8></head><body><article>"
        + "".join(f"<p>{sentence} <b>More</b> <a href='x'>here</a></p>" for sentence in SENTENCES)
        + "</article></body></html>"
    ).encode(),
    ".md": "\n\n".join(f"# *A* [b](c)\n- {sentence}" for sentence in SENTENCES).encode(),
    ".eml": mail(),
    ".csv": TABLE.encode(),
    ".tsv": TABLE.replace(";", "\t").encode(),
    ".xlsx": workbook([row.split(";") for row in TABLE.split("\n")]),
    ".txt": "\n".join(SENTENCES).encode("utf-16"),
}
"""A file of each kind of article."""


def exchanged() -> dict[str, bytes]:
    """A file of each kind that holds entities and relations, as we write it ourselves."""
    shown = example_corpus()
    return {
        ".json": explorer_json.write(explorer_json.extraction_of(shown)),
        ".ftm.json": write_followthemoney(shown),
        ".graphml": write_graphml(shown),
        ".gexf": write_gexf(shown),
        ".csv": write_tables(shown)["relations"],
        ".xlsx": write_workbook(shown),
    }


def mutant(data: bytes, chance: random.Random) -> bytes:
    """Bits flipped, pieces cut out, doubled, or overwritten."""
    bad = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 40])):
        if not bad:
            break
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


def reworded(data: bytes, chance: random.Random) -> bytes:
    """Words and signs of a text left out, doubled, swapped, or others in their place."""
    words = re.findall(r"[\w.:/-]+|\s+|.", data.decode("utf-8", "replace"), re.DOTALL) or [""]
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        match chance.randrange(5):
            case 0 | 1:
                words[at] = chance.choice(_WORDS)
            case 2:
                words[at], words[other] = words[other], words[at]
            case 3:
                words[at : at + chance.choice([1, 5, 30])] = []
                words = words or [""]
            case _:
                size = chance.choice([1, 5, 100])
                words[at:at] = words[other : other + size]
    return "".join(words).encode("utf-8", "surrogatepass")


def retagged(data: bytes, chance: random.Random) -> bytes:
    """XML that stays well-formed, whose attributes, texts and elements are others somewhere."""
    try:
        tree = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return data
    for _ in range(chance.choice([1, 1, 2, 6])):
        elements = list(tree.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        word = chance.choice([w for w in _WORDS if w.isprintable()])
        match chance.randrange(6):
            case 0:
                one.text = word
            case 1 | 2 if one.attrib:
                one.set(chance.choice(sorted(one.attrib)), word)
            case 3 if one.attrib:
                del one.attrib[chance.choice(sorted(one.attrib))]
            case 4 if len(one):
                one.remove(one[chance.randrange(len(one))])
            case 5 if one not in set(other.iter()):
                one.append(deepcopy(other))
            case _:
                one.tag = other.tag
    return ElementTree.tostring(tree)


def revalued(data: bytes, chance: random.Random) -> bytes:
    """JSON, or lines of it, whose values are others somewhere."""
    lines = data.splitlines() if data.count(b'\n{"') else [data]
    at = chance.randrange(len(lines))
    with suppress(ValueError):
        value = json.loads(lines[at])
        for _ in range(chance.choice([1, 1, 2, 6])):
            value = _changed(value, chance)
        lines[at] = json.dumps(value).encode()
    return b"\n".join(lines)


def _changed(value: Any, chance: random.Random) -> Any:
    """The value with one inside it left out, doubled, or another."""
    if not isinstance(value, dict | list) or not value or chance.random() < 0.05:
        return chance.choice(ODD)
    keys = list(value) if isinstance(value, dict) else range(len(value))
    deep = [one for one in keys if isinstance(value[one], dict | list) and value[one]]
    key = chance.choice(deep if deep and chance.random() < 0.7 else keys)
    match chance.randrange(12):
        case 0:
            del value[key]
        case 1 if isinstance(value, list):
            value.insert(key, value[chance.randrange(len(value))])
        case 1:
            value[chance.choice(["id", "x", "", "extra", str(key).upper()])] = value[key]
        case _:
            value[key] = _changed(value[key], chance)
    return value


def damaged(suffix: str, sound: bytes, chance: random.Random) -> bytes:
    """A file of that kind made of a sound one: its bytes are others, its words or its values."""
    if suffix in ARCHIVES and chance.random() < 0.9:
        parts = unzipped(sound)  # an archive hardly survives; so what is in it
        for _ in range(chance.choice([1, 1, 3])):
            name = chance.choice(sorted(parts))
            way = chance.choice([mutant, reworded, retagged, retagged, retagged])
            parts[name] = way(parts[name], chance)
        if chance.random() < 0.1:
            del parts[chance.choice(sorted(parts))]
        return zipped(parts)
    ways: list[Callable[[bytes, random.Random], bytes]] = [mutant, reworded]
    if suffix.endswith(".json"):
        ways += [revalued] * 4
    elif suffix in (".graphml", ".gexf"):
        ways += [retagged] * 6
    elif suffix not in (".pdf", ".docx", ".xlsx"):
        ways += [reworded] * 2
    changed = chance.choice(ways)(sound, chance)
    return changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.05 else changed


def tampered(path: Path, chance: random.Random) -> None:
    """Change values of a project file so that its checksums still hold, as a forger would."""
    with closing(sqlite3.connect(path)) as db:
        tables = [*(table.name for table in TABLES.values()), "journal", "totals"]
        for _ in range(chance.choice([1, 1, 3, 10])):
            table = chance.choice(tables)
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            rows = [row[0] for row in db.execute(f"SELECT rowid FROM {table}")]
            if not rows:
                continue
            value = chance.choice(ODD)
            if isinstance(value, list | dict):
                value = json.dumps(value)
            with suppress(sqlite3.Error, UnicodeEncodeError, OverflowError):
                db.execute(
                    f"UPDATE {table} SET {chance.choice(columns)} = ? WHERE rowid = ?",
                    (value, chance.choice(rows)),
                )
        if chance.random() < 0.3:
            for number, packed in db.execute("SELECT number, changes FROM journal").fetchall():
                told = revalued(zlib.decompress(packed), chance)
                changed = (zlib.compress(told), number)
                db.execute("UPDATE journal SET changes = ? WHERE number = ?", changed)
        sign(db)
        db.commit()


def sign(db: sqlite3.Connection) -> None:
    """Give all rows checksums that fit what they hold now."""
    for table in TABLES.values():
        _sign(db, table.name, table.columns)
    _sign(db, "journal", COLUMNS)


def _sign(db: sqlite3.Connection, name: str, columns: str) -> None:
    """Checksums that fit the rows as they are now."""
    total = count = 0
    for *values, rowid in db.execute(f"SELECT {columns}, rowid FROM {name}").fetchall():
        digest = row_digest(values)
        db.execute(f"UPDATE {name} SET digest = ? WHERE rowid = ?", (digest, rowid))
        total, count = total + digest, count + 1
    signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
    db.execute("UPDATE totals SET count = ?, total = ? WHERE name = ?", (count, signed, name))


with zipfile.ZipFile(io.BytesIO(SEEDS[".docx"])) as archive:
    BODY = archive.read("word/document.xml")
