"""Files of entities and relations, ready made → their records (in the reader process)."""

from pathlib import Path

from explorer.errors import ExplorerError, InvalidExchange, UnreadableArticle
from explorer.formats import explorer_json
from explorer.formats.from_followthemoney import is_followthemoney, read_followthemoney
from explorer.formats.from_table import network_of
from explorer.formats.gexf import read_gexf
from explorer.formats.graphml import read_graphml
from explorer.formats.listing import listed
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.records import Extraction
from explorer.reading import TABLES, damaged, too_large
from explorer.reading.limits import LIMITS, MEGABYTE, Limits
from explorer.reading.record_tables import read_records


def read_exchange(path: Path, asked: Asked = NOTHING_SAID, limits: Limits = LIMITS) -> Extraction:
    """The records of a file of entities and relations, Explorer JSON or another tool's.

    Raises UnreadableArticle or InvalidExchange.
    """
    data = _bytes_of(path, limits)
    try:
        return _taken(data, path, asked, limits)
    except ExplorerError:
        raise
    except MemoryError as error:
        raise too_large(path.name, limits) from error
    except Exception as error:  # parsers raise a dozen types of their own on damaged files
        raise damaged(path.name) from error


def _taken(data: bytes, path: Path, asked: Asked, limits: Limits) -> Extraction:
    suffix, name = path.suffix.lower(), path.name
    if suffix in TABLES:
        found = read_records(data, name, limits, asked.columns)
        entities, relations = found.entities, found.relations
        network = network_of(
            name, entities.rows, entities.columns, relations.rows, relations.columns, found.told
        )
        return listed(network, data, name)
    if suffix == ".graphml":
        return listed(read_graphml(data, name), data, name)
    if suffix == ".gexf":
        return listed(read_gexf(data, name), data, name)
    if suffix != ".json" or is_followthemoney(data):
        return listed(read_followthemoney(data, name), data, name)
    return explorer_json.read(data, name)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableArticle(f"“{path}” is not an ordinary file; open an article instead.")
        if size > limits.file_bytes:
            raise InvalidExchange(
                f"“{path.name}” is too large ({size // MEGABYTE:,} MB); files of up to "
                f"{limits.file_bytes // MEGABYTE:,} MB are read."
            )
        return path.read_bytes()
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except (OSError, ValueError) as error:
        raise UnreadableArticle(f"There is no file “{path}”; check its name.") from error
