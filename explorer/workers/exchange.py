"""Files of entities and relations, ready made → their records (in the reader process)."""

from dataclasses import replace
from pathlib import Path

from explorer.errors import ExplorerError, InvalidExchange, UnreadableArticle
from explorer.formats import explorer_json
from explorer.formats.from_cytoscape import read_cytoscape
from explorer.formats.from_followthemoney import is_followthemoney, read_followthemoney
from explorer.formats.from_table import network_of
from explorer.formats.gexf import read_gexf
from explorer.formats.graphml import read_graphml
from explorer.formats.listing import listed
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.records import Extraction
from explorer.reading import TABLES, damaged, too_large
from explorer.reading.limits import LIMITS, MEGABYTE, Limits
from explorer.reading.record_tables import Records, read_evidence, read_records
from explorer.workers.inputs import parts_beside


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
        found = _with_parts(read_records(data, name, limits, asked.columns), path, limits)
        entities, relations = found.entities, found.relations
        network = network_of(
            name, entities.rows, entities.columns, relations.rows, relations.columns,
            found.evidence, found.told,
        )  # fmt: skip
        return listed(network, data, name)
    if suffix == ".graphml":
        return listed(read_graphml(data, name), data, name)
    if suffix == ".gexf":
        return listed(read_gexf(data, name), data, name)
    if suffix == ".cyjs":
        return listed(read_cytoscape(data, name), data, name)
    if suffix != ".json" or is_followthemoney(data):
        return listed(read_followthemoney(data, name), data, name)
    return explorer_json.read(data, name)


def _with_parts(found: Records, path: Path, limits: Limits) -> Records:
    """Relations with the entities and the sentences that were written beside them."""
    beside = {part: other for part, other in parts_beside(path).items() if other.is_file()}
    if found.entities.rows or not found.relations.rows:
        return found
    if "entities" in beside:
        other = beside["entities"]
        entities = read_records(_bytes_of(other, limits), other.name, limits).entities
        found = replace(found, entities=entities)
    if "evidence" in beside:
        other = beside["evidence"]
        evidence = read_evidence(_bytes_of(other, limits), other.name, limits)
        found = replace(found, evidence=evidence)
    return found


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
