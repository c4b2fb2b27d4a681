"""The layers hold: who may import whom, and where Qt, spaCy, SQL and networkx may be.

The table is the architecture; a rule that nothing checks is gone within a month.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "explorer"
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))

# layer: the layers it may import. OPEN_TO_ALL are, and import nothing of ours but errors.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "edits": {"model"},
    "reading": {"model"},
    "extraction": {"model"},
    "linking": {"model"},
    "store": {"model"},
    "graph": {"model"},
    "formats": {"model", "graph"},
    "export": {"model", "graph", "formats"},
    "workers": {"model", "reading", "extraction", "formats"},
    "training": {"model", "extraction"},
    "session": {"model", "edits", "linking", "store", "graph", "workers"},
    "canvas": {"graph"},
    "panels": {"model", "graph", "session"},
}
OPEN_TO_ALL = {"errors", "resources", "files", "guarded"}
EVERYTHING = {"window", "cli", "commands", "headless", "__main__"}
QT_LAYERS = {"canvas", "panels", "window"}
ONLY_IN = {
    "PySide6": QT_LAYERS,
    "pyqtgraph": QT_LAYERS,
    "spacy": {"extraction", "training"},
    "py3langid": {"extraction"},
    "torch": {"training"},
    "onnxruntime": {"extraction", "training"},
    "sqlite3": {"store"},
    "networkx": {"graph", "formats"},
    "numba": {"graph"},
    "trafilatura": {"reading"},
    "pypdf": {"reading"},
    "fontTools": {"export"},
    "docx": {"reading", "export"},
    "openpyxl": {"reading", "formats"},
}
BANNED_CALLS = (
    r"\bsetHtml\(",
    r"\bpickle\b",
    r"(?<![\w.])eval\(",
    r"shell=True",
    r"\.write_(graphml|gexf)\(\s*\w*path",
    r"\.terminate\(\)",
)
BANNED_NAMES = re.compile(
    r"(^|_)(utils?|helpers?|common|managers?|controllers?|handlers?|services?)(_|$)"
)


def layer_of(module: Path) -> str:
    """First folder under explorer/, or the module's own name for those at its top."""
    return module.parts[1] if len(module.parts) > 2 else module.stem


@cache
def source_of(module: Path) -> str:
    """The text of a module."""
    return (ROOT / module).read_text(encoding="utf-8")


@cache
def tree_of(module: Path) -> ast.Module:
    """What a module says, parsed once for all rules."""
    return ast.parse(source_of(module))


@cache
def imports_of(module: Path, types_too: bool = True) -> frozenset[str]:
    """Dotted names of all that a module imports, wherever in it; also those only for types."""
    names: set[str] = set()
    tree = tree_of(module)
    for node in ast.walk(tree if types_too else _at_run_time(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return frozenset(names)


def _at_run_time(tree: ast.Module) -> ast.Module:
    def is_for_types(node: ast.stmt) -> bool:
        return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"

    return ast.Module([node for node in tree.body if not is_for_types(node)], [])


def ours_of(module: Path) -> set[tuple[str, ...]]:
    """What a module imports of this package: the names below ``explorer``."""
    return {
        tuple(name.split(".")[1:]) for name in imports_of(module) if name.startswith("explorer.")
    }


def test_the_rules_see_all_modules():
    assert len(MODULES) > 200
    assert ("model", "records", "Entity") in ours_of(Path("explorer/window/following.py"))
    assert layer_of(Path("explorer/window/following.py")) == "window"


def test_modules_import_only_from_the_layers_below():
    strays = {}
    for module in MODULES:
        layer = layer_of(module)
        if layer not in EVERYTHING | OPEN_TO_ALL | {"__init__"}:
            may = OPEN_TO_ALL | MAY_IMPORT[layer] | {layer, "__version__"}
            strays[str(module)] = {top for top, *_ in ours_of(module)} - may
    assert {module: found for module, found in strays.items() if found} == {}


def test_heavy_libraries_stay_in_their_layers():
    strays = [
        (str(module), top)
        for module in MODULES
        for top in {name.split(".")[0] for name in imports_of(module)} & set(ONLY_IN)
        if layer_of(module) not in ONLY_IN[top]
    ]
    assert strays == []


def test_kernels_are_compiled_in_one_way_which_knows_when_they_are_out_of_date():
    with_numba = {m for m in MODULES if any(n.split(".")[0] == "numba" for n in imports_of(m))}
    assert with_numba == {Path("explorer/graph/compiled.py")}


def test_panels_do_not_know_the_canvas_or_the_edits():
    panels = [module for module in MODULES if layer_of(module) == "panels"]
    assert len(panels) > 20
    strays = [
        (str(module), top)
        for module in panels
        for top, *_ in ours_of(module)
        if top in ("canvas", "edits", "window")
    ]
    assert strays == []


def test_modules_are_small_and_named_for_what_they_are():
    large = {str(module): source_of(module).count("\n") for module in MODULES}
    large = {module: lines for module, lines in large.items() if lines > 350}
    assert large == {}, f"lines of {large}: is each still one idea?"
    assert [str(module) for module in MODULES if BANNED_NAMES.search(module.stem)] == []


def test_every_module_says_what_it_is_for():
    assert [str(module) for module in MODULES if not ast.get_docstring(tree_of(module))] == []


def test_dangerous_calls_are_absent():
    """Rich text from user text, pickle, eval, shells, and networkx writing to paths."""
    banned = re.compile("|".join(BANNED_CALLS))
    calls = [
        (f"{module}:{number}", found[0])
        for module in MODULES
        for number, line in enumerate(source_of(module).splitlines(), start=1)
        if (found := banned.search(line.split("#")[0]))
    ]
    assert calls == []


def test_no_import_goes_in_a_circle():
    graph = {
        str(m.with_suffix("")).replace("/", ".").removesuffix(".__init__"): {
            name for name in imports_of(m, types_too=False) if name.startswith("explorer.")
        }
        for m in MODULES
    }
    edges = {name: {t for t in targets if t in graph} for name, targets in graph.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for target in sorted(edges[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in edges:
        visit(name, ())


def test_top_level_holds_only_what_a_repository_needs():
    allowed = set(
        [
            "pyproject.toml",
            "seeds",
            "explorer",
            "resources",
            "tests",
            "README.md",
            "LICENSE",
            "CHANGELOG.md",
            "Makefile",
            "requirements.lock",
            ".ci",
            ".gitignore",
            ".git",
            ".venv",
            "out",
            ".hypothesis",
            ".mypy_cache",
            ".ruff_cache",
            ".benchmarks",
            ".pytest_cache",
            "build",
            "dist",
        ]
    )
    assert {path.name for path in ROOT.iterdir()} - allowed == set()


def test_the_window_comes_before_what_only_a_graph_needs() -> None:
    """The first paint waits for neither numpy nor the tools of vector pictures and of packages."""
    late = ("numpy", "fontTools", "importlib.metadata", "networkx")
    told = (
        f"import sys, explorer.window.main_window; print([m for m in {late} if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=100
    )
    assert found.stdout.strip() == "[]"
