"""A folder that runs on a Linux desktop without Python: ``make bundle``.

Holds this Python, the packages that the program needs at run time (never the tools of development),
the libraries that either of them was linked with, and what a desktop wants: entry, icon, type of
file. Programs that freeze Python look for imports and leave no interpreter; workers here are the
interpreter started anew, and models and grammars are files of packages, so all of it is copied.
What every desktop has (the C library, graphics, X11, fonts) is not, as AppImage's list has it.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
NAME = "article-explorer"
# Of the system, wherever it runs.
_THERE = re.compile(
    r"^(ld-linux|libc\.|libm\.|libdl|libpthread|librt|libutil|libresolv|libnsl|libcrypt\.|libGL|libEGL"
    r"|libOpenGL|libglib|libgthread|libX|libxcb\.so|libfontconfig|libfreetype|libdrm|libgbm|libwayland"
    r"|libdbus|libstdc\+\+|libgcc_s|libsystemd|libcap|libgcrypt|libgpg-error|libexpat)"
)
_PLUGIN = re.compile(r"libxcb-|libxkbcommon")
_STDLIB = ("test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "site-packages")
_PACKAGES = (
    "PySide6/Qt/qml", "PySide6/Qt/metatypes", "PySide6/Qt/libexec", "PySide6/include",
    "PySide6/typesystems", "PySide6/glue", "PySide6/scripts", "PySide6/assistant",
    "PySide6/designer", "PySide6/linguist", "PySide6/lrelease", "PySide6/lupdate",
    "PySide6/qmllint", "PySide6/qmlls", "PySide6/qmlformat", "PySide6/svgtoqml",
    "PySide6/balsam", "PySide6/balsamui",
)  # fmt: skip
_UNUSED = re.compile(
    r"libQt6(Quick|Qml|Designer|Labs|Shader|3D)|/tests?/|\.pyi$|__pycache__|\.pyx$"
)
_LAUNCHER = """#!/bin/sh
# Starts Article Explorer with the Python that lies beside it; nothing else is asked of the system.
here=$(dirname "$(readlink -f "$0")")
unset PYTHONHOME PYTHONPATH
export PYTHONNOUSERSITE=1 ARTICLE_EXPLORER_COMMAND="$here/article-explorer"
exec "$here/python/bin/python3" -P -m explorer "$@"
"""
_INSTALL = """#!/bin/sh
# Puts Article Explorer into the menu of this user, and opens .explorer files with it.
# "./install --remove" takes it out again. Nothing is copied: the folder stays where it is.
set -eu
here=$(dirname "$(readlink -f "$0")")
export PYTHONNOUSERSITE=1
unset PYTHONHOME PYTHONPATH
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/article-explorer.desktop
type=$data/mime/packages/article-explorer.xml
icon=$data/icons/hicolor/scalable/apps/article-explorer.svg
if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$type" "$icon"
else
    mkdir -p "$(dirname "$entry")" "$(dirname "$type")" "$(dirname "$icon")"
    { grep -v '^Exec=' "$here/desktop/article-explorer.desktop"
      printf 'Exec="%s" %%F\\n' "$here/article-explorer"; } > "$entry"
    cp "$here/desktop/article-explorer.xml" "$type"
    cp "$here/desktop/article-explorer.svg" "$icon"
    echo "Preparing layouts for this processor, about a minute …"
    "$here/python/bin/python3" -P -m explorer.graph.warming || true
fi
for update in "update-desktop-database $data/applications" "update-mime-database $data/mime"; do
    command -v "${update%% *}" >/dev/null && ${update%% *} "${update#* }" || true
done
"""


def needed(name: str, found: dict[str, Distribution]) -> None:
    """A distribution and all that it requires, by name, without extras."""
    one = distribution(name)
    if one.metadata["Name"] in found:
        return
    found[one.metadata["Name"]] = one
    for text in one.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            for extra in requirement.extras:
                _extra(requirement.name, extra, found)
            needed(requirement.name, found)


def _extra(name: str, extra: str, found: dict[str, Distribution]) -> None:
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        if requirement.marker is not None and requirement.marker.evaluate({"extra": extra}):
            needed(requirement.name, found)


def copy_python(target: Path) -> None:
    """The interpreter, its library and its standard library."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix)
    (target / "bin").mkdir(parents=True)
    shutil.copy2(Path(sys.executable).resolve(), target / "bin" / version)
    (target / "bin" / "python3").symlink_to(version)
    library = sysconfig.get_config_var("LDLIBRARY")
    (target / "lib").mkdir()
    if sysconfig.get_config_var("Py_ENABLE_SHARED"):
        shared = sysconfig.get_config_var("INSTSONAME") or library
        shutil.copy2(base / "lib" / shared, target / "lib" / shared)
    unwanted = shutil.ignore_patterns(*_STDLIB, "__pycache__", "*.a", "config-*")
    shutil.copytree(base / "lib" / version, target / "lib" / version, ignore=unwanted)
    (target / "lib" / version / "site-packages").mkdir()


def copy_packages(site: Path) -> None:
    """The program as a wheel has it, and what it requires."""
    found: dict[str, Distribution] = {}
    needed(NAME, found)
    for name, one in sorted(found.items()):
        for file in one.files or ():
            source = Path(str(one.locate_file(file)))
            text = str(file)
            if name == NAME or text.startswith("..") or not source.is_file():
                continue
            if text.startswith(_PACKAGES) or _UNUSED.search(f"/{text}"):
                continue
            place = site / text
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place)
    quiet = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check", "-q", "--no-index"]
    pip = [sys.executable, "-m", "pip", "install", *quiet, "--target", str(site), str(ROOT)]
    subprocess.run(pip, check=True)
    shutil.rmtree(site / "bin", ignore_errors=True)


def linked(file: Path) -> dict[str, Path]:
    """Libraries of the system that a file was linked with, by name."""
    told = subprocess.run(["ldd", str(file)], capture_output=True, text=True).stdout
    rows = re.findall(r"^\s*(\S+) => (/\S+)", told, flags=re.MULTILINE)
    return {name: Path(path) for name, path in rows}


def carry_libraries(python: Path, version: str) -> None:
    """Copy what Python and Qt's window plugin were linked with, found beside them from now on."""
    qt = python / "lib" / version / "site-packages" / "PySide6" / "Qt"
    own = [python / "bin" / version, *(python / "lib" / version / "lib-dynload").glob("*.so")]
    plugins = list((qt / "plugins").rglob("*.so"))
    for files, place, wanted in (
        (own, python / "lib", lambda name: not _THERE.match(name)),
        (plugins, qt / "lib", lambda name: bool(_PLUGIN.match(name))),
    ):
        for file in files:
            for name, path in linked(file).items():
                if wanted(name) and not path.is_relative_to(python) and not (place / name).exists():
                    shutil.copy2(path.resolve(), place / name)
                    _look_in(place / name, "$ORIGIN")
    for file in own:
        depth = "../lib" if file.parent.name == "bin" else "../.."
        _look_in(file, f"$ORIGIN/{depth}")


def _look_in(file: Path, place: str) -> None:
    file.chmod(0o755)
    subprocess.run(["patchelf", "--set-rpath", place, str(file)], check=True)


def tried(target: Path) -> None:
    """Run it in an empty folder, with an empty home and nothing but a shell on the path."""
    article = ROOT / "seeds" / "kim-jong-un-beijing-parade.txt"
    with TemporaryDirectory() as folder:
        for name in ("bin", "home", "work"):
            Path(folder, name).mkdir()
        for tool in ("sh", "dirname", "readlink"):
            Path(folder, "bin", tool).symlink_to(shutil.which(tool) or tool)
        alone = {"PATH": f"{folder}/bin", "HOME": f"{folder}/home", "QT_QPA_PLATFORM": "offscreen"}
        for words in (["extract", str(article), "-o", "graph.json"], [str(article)]):
            subprocess.run(
                [str(target / NAME), *words], check=True, cwd=f"{folder}/work", env=alone
            )
        made = sorted(one.name for one in Path(folder, "work").rglob("*") if one.is_file())
        print("It runs alone, and wrote " + ", ".join(made))


def main() -> None:
    """Write the folder that is named, and say how large it is."""
    target = Path(sys.argv[1]).resolve()
    shutil.rmtree(target, ignore_errors=True)
    python = target / "python"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    copy_python(python)
    site = python / "lib" / version / "site-packages"
    copy_packages(site)
    carry_libraries(python, version)
    subprocess.run(
        [str(python / "bin" / "python3"), "-m", "compileall", "-q", "-j0", str(python / "lib")],
        check=False,  # some packages carry examples in other versions of the language
    )
    shutil.copytree(ROOT / "resources" / "desktop", target / "desktop")
    shutil.copy2(ROOT / "LICENSE", target / "LICENSE")
    for name, text in ((NAME, _LAUNCHER), ("install", _INSTALL)):
        (target / name).write_text(text, encoding="utf-8")
        (target / name).chmod(0o755)
    tried(target)
    size = sum(file.lstat().st_size for file in target.rglob("*") if not file.is_symlink())
    print(f"{target}: {size / 1e6:,.0f} MB. Start ./{NAME}; ./install puts it into the menu.")


if __name__ == "__main__":
    main()
