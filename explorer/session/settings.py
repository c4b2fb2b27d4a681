"""What a person prefers, and where the program keeps its files.

``ARTICLE_EXPLORER_HOME`` in the environment moves all of it, for tests and for trying things out.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import msgspec
import platformdirs

from explorer.files import atomic_bytes

_NAME = "article-explorer"
_RECENT = 12  # projects remembered


@dataclass(frozen=True, slots=True)
class Settings:
    """``recent`` projects, newest first; ``theme`` light, dark or auto; of ``picture``, ``report``.

    These two are what was chosen the last time that one was written.
    ``author`` signs changes; empty for nobody. ``toured``: the tour was seen, or is not wanted.
    """

    recent: tuple[str, ...] = ()
    theme: str = "auto"
    author: str = ""
    picture: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    report: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    toured: bool = False

    def remembering(self, project: Path) -> "Settings":
        """With a project at the head of the recent ones."""
        paths = dict.fromkeys((str(project.absolute()), *self.recent))
        return replace(self, recent=tuple(paths)[:_RECENT])


def read_settings() -> Settings:
    """The settings; the standard ones where there are none or they cannot be read."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):  # preferences are never worth a refusal to start
        return Settings()


def write_settings(settings: Settings) -> None:
    """Keep settings, whole or not at all. Raises ExportError."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n"
    atomic_bytes(file, text.encode())


def projects_folder() -> Path:
    """Where projects lie until their user names them."""
    return _home("data") / "projects"


def snapshots_folder() -> Path:
    """Where earlier states of projects lie."""
    return _home("data") / "snapshots"


def settings_folder() -> Path:
    """Where settings lie, also those that only the window knows."""
    return _home("config")


def _file() -> Path:
    return settings_folder() / "settings.json"


def _home(what: str) -> Path:
    moved = os.environ.get("ARTICLE_EXPLORER_HOME")
    if moved:
        return Path(moved) / what
    if what == "data":
        return platformdirs.user_data_path(_NAME, appauthor=False)
    return platformdirs.user_config_path(_NAME, appauthor=False)
