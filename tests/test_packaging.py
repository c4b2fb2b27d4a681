"""What a newcomer installs: a lock without addresses, all it needs, and a wheel with its data."""

import configparser
import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# Distribution names whose module is called otherwise.
MODULES = {
    "pyside6-essentials": "PySide6.QtWidgets",
    "python-docx": "docx",
    "fonttools": "fontTools",
    "pytest-qt": "pytestqt",
    "pytest-timeout": "pytest_timeout",
    "pytest-benchmark": "pytest_benchmark",
}


def names(requirements):
    return [re.split(r"[\s<>=!\[;]", row, maxsplit=1)[0].lower() for row in requirements]


DEPENDENCIES = names(PROJECT["dependencies"]) + names(PROJECT["optional-dependencies"]["dev"])


def test_the_lock_holds_names_versions_and_hashes_only():
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|@ ", LOCK)
    pinned = re.findall(r"^([a-z0-9.-]+)==", LOCK, flags=re.MULTILINE)
    assert set(DEPENDENCIES) <= set(pinned)
    assert LOCK.count("--hash=sha256:") >= len(pinned)


def test_every_dependency_can_be_imported():
    """In a process of their own, since some change the interpreter they are imported into."""
    tools = {"ruff", "mypy", "hatchling", "editables"}
    modules = [MODULES.get(one, one.replace("-", "_")) for one in DEPENDENCIES if one not in tools]
    assert len(modules) > 10
    assert all(importlib.util.find_spec(one) for one in tools & set(DEPENDENCIES))
    one_by_one = "import sys; [__import__(name) for name in sys.argv[1:]]"
    done = subprocess.run(
        [sys.executable, "-c", one_by_one, *modules], capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr


def test_a_wheel_holds_the_data_and_not_the_sample(tmp_path):
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", str(tmp_path), str(ROOT)], check=True, timeout=100)
    (wheel,) = tmp_path.glob("*.whl")
    held = zipfile.ZipFile(wheel).namelist()

    assert {"explorer/_resources/kinds.toml", "explorer/__main__.py"} <= set(held)
    models = {f"explorer/_resources/models/{p.name}" for p in (ROOT / "resources/models").iterdir()}
    assert models <= set(held)
    assert not [name for name in held if "kim-jong-un" in name or name.startswith("tests/")]


def test_makefile_commands_that_readme_gives_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in set(re.findall(r"`?make ([a-z]+)", readme)):
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE), f"make {command}"


def test_a_desktop_gets_an_entry_an_icon_and_a_type_of_file():
    folder = ROOT / "resources/desktop"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(folder / "article-explorer.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    kinds = ElementTree.parse(folder / "article-explorer.xml").getroot()
    (kind,) = kinds
    assert told["MimeType"] == f"{kind.get('type')};"
    assert [one.get("pattern") for one in kind if one.get("pattern")] == ["*.explorer"]
    assert told["Exec"].split()[0] in PROJECT["scripts"]
    assert (folder / f"{told['Icon']}.svg").is_file()
