"""``extract``: entities and relations of articles, in a file, to a pipe or on the terminal."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explorer.commands.loading import Loaded, loaded
from explorer.commands.summary import say_entities, say_lines
from explorer.commands.targets import checked_target
from explorer.commands.terminal import complain, counted, say, write
from explorer.files import atomic_together
from explorer.formats import explorer_json
from explorer.model.files import NOTHING_SAID, Asked
from explorer.workers.cluster import Cluster
from explorer.workers.inputs import is_table
from explorer.workers.kept import Kept
from explorer.workers.pool import Extracting, Languages

Written = dict[str, bytes]  # what is put between the name and the suffix: the content


def extract(
    paths: Sequence[Path],
    output: Path | None,
    workers: int,
    separate: bool,
    asked: Asked = NOTHING_SAID,
    dask: str = "",
) -> int:
    """Extract and write; the exit status. Raises ExplorerError when nothing can be written.

    ``workers`` processes extract, or the Dask cluster whose scheduler has the address ``dask``.
    Several articles are kept beside the output while it is made: the same command goes on where an
    earlier one was interrupted.
    """
    if output:
        checked_target(output)
    extracting: Extracting = Cluster(dask) if dask else Languages(workers)
    kept = None
    if output and (len(paths) > 1 or any(path.is_dir() or is_table(path) for path in paths)):
        kept = Kept(extracting, output.with_name(f".{output.name}.part"))
    try:
        with loaded(paths, workers, separate, asked, kept or extracting) as found:
            if found.failed and not found.corpus.documents:
                return 1
            if output:
                atomic_together(files_of(found, output, suffix_of(output)))
                if kept is not None:
                    kept.forget()
            elif sys.stdout.isatty():
                _say(found)
            else:
                write(_json(found)[".json"])
            return int(found.failed)
    except KeyboardInterrupt:
        if kept is not None and kept.count:
            articles = counted(kept.count, "article is", "articles are")
            complain(f"{articles} done; the same command goes on with the rest.")
        raise


def files_of(found: Loaded, output: Path, suffix: str) -> dict[Path, bytes]:
    """What a format writes, by the files it goes to: some are several."""
    stem = output.name.removesuffix(suffix)
    parts = WRITERS[suffix](found)
    return {output.with_name(stem + part): data for part, data in parts.items()}


def suffix_of(path: Path) -> str:
    """The suffix that says how a file is written; the last one where it says nothing."""
    name = path.name.lower()
    known = next((suffix for suffix in WRITERS if name.endswith(suffix)), path.suffix)
    return name[-len(known) :] if known else ""


def _say(found: Loaded) -> None:
    say_entities(found.corpus)
    say()
    if not say_lines(found.corpus):
        say("No sentence ties two of them.")


def _json(found: Loaded) -> Written:
    return {".json": explorer_json.write(found.extraction)}


# The writers for other programs are imported when asked for: networkx takes a tenth of a second.
def _followthemoney(found: Loaded) -> Written:
    from explorer.formats.followthemoney import write_followthemoney

    return {".ftm.json": write_followthemoney(found.corpus)}


def _graphml(found: Loaded) -> Written:
    from explorer.formats.graphml import write_graphml

    return {".graphml": write_graphml(found.corpus)}


def _gexf(found: Loaded) -> Written:
    from explorer.formats.gexf import write_gexf

    return {".gexf": write_gexf(found.corpus)}


def _tables(found: Loaded) -> Written:
    from explorer.formats.tables import write_tables

    return {f".{name}.csv": data for name, data in write_tables(found.corpus).items()}


def _workbook(found: Loaded) -> Written:
    from explorer.formats.tables import write_workbook

    return {".xlsx": write_workbook(found.corpus)}


def _cytoscape(found: Loaded) -> Written:
    from explorer.formats.cytoscape import write_cytoscape

    return {".cyjs": write_cytoscape(found.corpus)}


WRITERS: dict[str, Callable[[Loaded], Written]] = {
    ".ftm.json": _followthemoney,
    ".json": _json,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _tables,
    ".xlsx": _workbook,
    ".cyjs": _cytoscape,
}
