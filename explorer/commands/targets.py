"""A file that will be written: what is wrong with it is said before minutes of work."""

from pathlib import Path

from explorer.errors import ExportError


def checked_target(path: Path) -> None:
    """Raise ExportError where a file of that name cannot be."""
    folder = path.absolute().parent
    if path.is_dir():
        raise ExportError(f"Cannot write “{path}”: it is a folder; give a file name as well.")
    if not folder.exists():
        raise ExportError(
            f"Cannot write “{path.name}”: there is no folder “{folder}”; "
            "make it or choose another one."
        )
