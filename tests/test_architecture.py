"""The layers hold: who may import whom, and where Qt, spaCy, SQL and networkx may be.

The table is the architecture; a rule that nothing checks is gone within a month.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def imports_of(module: Path, types_too: bool = True) -> set[str]:
    """Dotted names of all that a module imports, wherever in it; also those only for types."""
    names: set[str] = set()
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for node in ast.walk(tree if types_too else _at_run_time(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def _at_run_time(tree: ast.Module) -> ast.Module:
    def is_for_types(node: ast.stmt) -> bool:
        return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"

    return ast.Module([node for node in tree.body if not is_for_types(node)], [])


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_imports_only_from_the_layers_below(module):
    layer = layer_of(module)
    if layer in EVERYTHING or layer in OPEN_TO_ALL or layer == "__init__":
        return
    ours = {name.split(".")[1] for name in imports_of(module) if name.startswith("explorer.")}
    assert ours - OPEN_TO_ALL - MAY_IMPORT[layer] - {layer, "__version__"} == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_heavy_libraries_stay_in_their_layers(module):
    tops = {name.split(".")[0] for name in imports_of(module)}
    strays = {top for top in tops & set(ONLY_IN) if layer_of(module) not in ONLY_IN[top]}
    assert strays == set()


def test_kernels_are_compiled_in_one_way_which_knows_when_they_are_out_of_date():
    with_numba = {m for m in MODULES if any(n.split(".")[0] == "numba" for n in imports_of(m))}
    assert with_numba == {Path("explorer/graph/compiled.py")}


@pytest.mark.parametrize(
    "module", [m for m in MODULES if layer_of(m) == "panels" and m.stem != "__init__"], ids=str
)
def test_panels_do_not_know_the_canvas_or_the_edits(module):
    ours = {
        tuple(name.split(".")[1:3]) for name in imports_of(module) if name.startswith("explorer.")
    }
    assert {top for top, *_ in ours} & {"canvas", "edits", "window"} == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_are_small_and_named_for_what_they_are(module):
    lines = (ROOT / module).read_text(encoding="utf-8").count("\n")
    assert lines <= 350, f"{module} has {lines} lines: is it still one idea?"
    assert not BANNED_NAMES.search(module.stem)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_what_it_is_for(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_dangerous_calls_are_absent(module):
    """Rich text from user text, pickle, eval, shells, and networkx writing to paths."""
    source = (ROOT / module).read_text(encoding="utf-8")
    code = "\n".join(line.split("#")[0] for line in source.splitlines())
    assert not re.search("|".join(BANNED_CALLS), code)


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
