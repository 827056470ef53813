"""The structure: imports only point down, fences hold, sizes stay small, SQL stays in files."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "amhe_explore"

# A part may import parts of lower rows only; parts of one row do not know each other.
ROWS = {
    "__version__": 0,
    "errors": 0,
    "paths": 0,
    "catalogue": 1,
    "stats": 1,
    "theme": 1,
    "sources": 2,
    "warehouse": 3,
    "measures": 4,
    "charts": 5,
    "maps": 5,
    "narrative": 5,
    "export": 5,
    "ui": 6,
    "cli": 6,
    "__main__": 7,
    "app": 7,
    "pages": 7,
}
SIBLINGS_ALLOWED = {"export": {"charts", "maps", "narrative"}}
# What stays out although it is lower. The finer name `warehouse.build` is one module of a part.
FENCED_PARTS = {
    "app": {"warehouse", "sources", "stats"},
    "pages": {"warehouse", "sources", "stats"},
    "ui": {"sources", "warehouse.build"},
}
# Libraries with a home: nobody else imports them.
HOMES = {
    "streamlit": {"app", "pages", "ui"},
    "duckdb": {"warehouse"},
    "altair": {"theme", "charts", "maps"},
    "geopandas": {"sources", "maps"},
}
FENCED_LIBRARIES = {"app": {"pandas"}, "pages": {"pandas"}}

TOP_LEVEL = {
    *(".ci", ".gitignore", ".streamlit", "LICENSE", "README.md", "amhe_explore", "app.py"),
    *("benchmarks", "data", "pages", "pyproject.toml", "requirements-dev.txt"),
    *("requirements.txt", "tests"),
}

MODULE_LINES = 400
PAGE_LINES = 80
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
SQL_CALLS = {"execute", "executemany", "sql", "query"}


def python_files(root: Path) -> list[Path]:
    """The program's files under `root`: app.py, pages and the package."""
    found = [root / "app.py", *(root / "pages").rglob("*.py"), *(root / PACKAGE).rglob("*.py")]
    return sorted(path for path in found if path.is_file())


def module_name(root: Path, path: Path) -> str:
    """The dotted name, `amhe_explore.stats` for a package's `__init__.py`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The part a module of ours belongs to: `stats`, `pages`, `app`; "" for the package's root."""
    head, _, rest = module.partition(".")
    return rest.partition(".")[0] if head == PACKAGE else head


def imported(tree: ast.AST, module: str, is_package: bool) -> Iterator[tuple[int, str, list[str]]]:
    """Every import anywhere in a file: its line, the absolute module, the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, []
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.split(".") if is_package else module.split(".")[:-1]
                kept = parents[: len(parents) - node.level + 1]
                base = ".".join([*kept, *([base] if base else [])])
            yield node.lineno, base, [alias.name for alias in node.names]


def re_exports(root: Path) -> dict[str, str]:
    """Names that an `__init__.py` passes on, with where they come from."""
    origins: dict[str, str] = {}
    for path in python_files(root):
        if path.name == "__init__.py":
            module = module_name(root, path)
            for _, base, names in imported(ast.parse(path.read_text("utf-8")), module, True):
                origins |= {f"{module}.{name}": f"{base}.{name}" for name in names}
    return origins


def targets(root: Path, path: Path, origins: dict[str, str]) -> Iterator[tuple[int, list[str]]]:
    """What a file imports: the line, `x.y` for `from x import y`, then where y comes from."""
    is_package = path.name == "__init__.py"
    tree = ast.parse(path.read_text("utf-8"))
    for line, base, names in imported(tree, module_name(root, path), is_package):
        for target in [f"{base}.{name}" for name in names] or [base]:
            chain = [target]
            while (origin := origins.get(chain[-1], target)) not in chain:
                chain.append(origin)
            yield line, chain


def fault(part: str, target: str) -> str | None:
    """Why `part` may not import `target`, or None if it may."""
    head = target.partition(".")[0]
    if head not in {PACKAGE, "pages", "app"}:
        if part not in HOMES.get(head, {part}):
            return f"{head} belongs to {', '.join(sorted(HOMES[head]))}"
        return f"{head} is fenced off" if head in FENCED_LIBRARIES.get(part, set()) else None
    other = part_of(target)
    if other in {"app", "pages"}:
        return "screens are started, never imported"
    if other in {part, ""} or other in SIBLINGS_ALLOWED.get(part, set()):
        return None
    within = target.removeprefix(f"{PACKAGE}.")
    if any(f"{within}.".startswith(f"{fenced}.") for fenced in FENCED_PARTS.get(part, set())):
        return f"{part} never imports {within}"
    if other not in ROWS:
        return f"{other} is not in the table of parts"
    return None if ROWS[other] < ROWS.get(part, -1) else f"{part} is not above {other}"


def import_faults(root: Path) -> list[str]:
    """Every import under `root` that points up, sideways or over a fence."""
    origins = re_exports(root)
    found = []
    for path in python_files(root):
        where = path.relative_to(root).as_posix()
        part = part_of(module_name(root, path))
        if part and part not in ROWS:
            found.append(f"{where}: {part} is not in the table of parts")
            continue
        for line, chain in targets(root, path, origins):
            reasons = [reason for target in chain if (reason := fault(part, target))]
            if reasons:
                found.append(f"{where}:{line}: imports {chain[0]}: {reasons[0]}")
    return found


def size_faults(root: Path) -> list[str]:
    """Files too long or named for nothing, and an `__init__.py` that does more than re-export."""
    found = []
    for path in python_files(root):
        where = path.relative_to(root).as_posix()
        text = path.read_text("utf-8")
        limit = PAGE_LINES if where.startswith("pages/") else MODULE_LINES
        if (lines := len(text.splitlines())) > limit:
            found.append(f"{where}: {lines} lines, at most {limit}")
        if {path.stem, path.parent.name} & NAMES_THAT_SAY_NOTHING:
            found.append(f"{where}: a name that says what is inside")
        if path.name == "__init__.py":
            found += [
                f"{where}:{node.lineno}: only re-exports here"
                for node in ast.parse(text).body
                if not is_re_export(node)
            ]
    return found


def is_re_export(node: ast.stmt) -> bool:
    """A docstring, an import, or a name such as `__all__`."""
    if isinstance(node, ast.Assign):
        return all(isinstance(to, ast.Name) and to.id.startswith("__") for to in node.targets)
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Import | ast.ImportFrom)


def is_put_together(node: ast.expr, built_names: set[str]) -> bool:
    """Text made in Python: an f-string, + or %, `.format`, or a name that holds one of these."""
    if isinstance(node, ast.Name):
        return node.id in built_names
    formatted = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format"
    return formatted or isinstance(node, ast.JoinedStr | ast.BinOp)


def sql_faults(root: Path) -> list[str]:
    """Calls in the warehouse that run a statement put together in Python, with their lines."""
    found = []
    for path in sorted((root / PACKAGE / "warehouse").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        built_names = {
            to.id
            for node in nodes
            if isinstance(node, ast.Assign) and is_put_together(node.value, set())
            for to in node.targets
            if isinstance(to, ast.Name)
        }
        calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
        found += [
            f"{path.relative_to(root).as_posix()}:{call.lineno}: SQL is a file, values parameters"
            for call in calls
            if getattr(call.func, "attr", "") in SQL_CALLS
            and is_put_together(call.args[0], built_names)
        ]
    return found


def assert_none(found: list[str]) -> None:
    """Fails with every finding on a line of its own."""
    assert not found, "\n".join(["", *found])


def test_imports_point_down_and_stay_inside_the_fences() -> None:
    assert_none(import_faults(ROOT))


def test_modules_are_small_and_named_for_what_they_hold() -> None:
    assert_none(size_faults(ROOT))


def test_sql_is_not_put_together_in_python() -> None:
    assert_none(sql_faults(ROOT))


def test_the_top_level_holds_nothing_else(published_files: list[Path]) -> None:
    assert {path.relative_to(ROOT).parts[0] for path in published_files} <= TOP_LEVEL


def plant(root: Path, files: dict[str, str]) -> Path:
    """A little tree without a fault, then the files given."""
    sound = {
        "app.py": "from amhe_explore.ui import router\n",
        "pages/map.py": "import streamlit as st\nfrom amhe_explore import maps, ui\n",
        "amhe_explore/__init__.py": '"""Ours."""\n__version__ = "1"\n',
        "amhe_explore/errors.py": "",
        "amhe_explore/stats/__init__.py": "from .rate import rate\n",
        "amhe_explore/stats/rate.py": "from ..errors import Wrong\nimport numpy\n",
        "amhe_explore/warehouse/__init__.py": "from .build import make\nfrom .read import read\n",
        "amhe_explore/warehouse/build.py": "import duckdb\nfrom amhe_explore import sources\n",
        "amhe_explore/warehouse/read.py": "def read(c, q):\n    c.execute(q, [1])\n",
        "amhe_explore/export/word.py": "from amhe_explore.charts import bar\n",
        "amhe_explore/ui/router.py": "from amhe_explore.warehouse import read\n",
        "amhe_explore/__main__.py": "from amhe_explore.cli import main\n",
    }
    for name, text in (sound | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_the_walk_finds_nothing_in_a_sound_tree(tmp_path: Path) -> None:
    root = plant(tmp_path, {})
    assert import_faults(root) + size_faults(root) + sql_faults(root) == []


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        ("amhe_explore/stats/rate.py", "from ..measures import gap", "stats is not above measures"),
        ("amhe_explore/stats/rate.py", "import amhe_explore.theme", "stats is not above theme"),
        ("amhe_explore/stats/rate.py", "from amhe_explore import catalogue", "above catalogue"),
        ("amhe_explore/errors.py", "from . import paths", "errors is not above paths"),
        ("amhe_explore/charts/bar.py", "from amhe_explore import maps", "charts is not above maps"),
        ("amhe_explore/charts/bar.py", "import duckdb", "duckdb belongs to warehouse"),
        ("amhe_explore/narrative/say.py", "import streamlit as st", "streamlit belongs to"),
        ("amhe_explore/measures/gap.py", "import altair as alt", "altair belongs to"),
        ("amhe_explore/warehouse/read.py", "import geopandas", "geopandas belongs to"),
        ("amhe_explore/cli/main.py", "from streamlit import cli", "streamlit belongs to"),
        ("amhe_explore/cli/main.py", "from amhe_explore import ui", "cli is not above ui"),
        ("amhe_explore/ui/cache.py", "from amhe_explore.sources import fetch", "ui never imports"),
        ("amhe_explore/ui/cache.py", "import amhe_explore.warehouse.build", "ui never imports"),
        ("amhe_explore/ui/cache.py", "from ..warehouse import build", "ui never imports"),
        ("amhe_explore/ui/cache.py", "import pages.map", "screens are started, never imported"),
        (
            "amhe_explore/ui/cache.py",
            "from amhe_explore.warehouse import make",
            "ui never imports warehouse.build",
        ),
        ("amhe_explore/maps/draw.py", "def f():\n    from amhe_explore import ui", "not above ui"),
        ("pages/map.py", "import pandas as pd", "pandas is fenced off"),
        ("pages/map.py", "import duckdb", "duckdb belongs to warehouse"),
        ("pages/map.py", "from amhe_explore.warehouse import read", "pages never imports"),
        ("pages/map.py", "from amhe_explore import stats", "pages never imports stats"),
        ("app.py", "import amhe_explore.sources.csv", "app never imports sources"),
        ("amhe_explore/tools/x.py", "", "tools is not in the table of parts"),
        ("amhe_explore/__init__.py", "from . import stats", "is not above stats"),
    ],
)
def test_the_walk_finds_a_planted_import(
    tmp_path: Path, name: str, text: str, finding: str
) -> None:
    (found,) = import_faults(plant(tmp_path, {name: text}))
    assert found.startswith(name)
    assert finding in found


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        ("amhe_explore/stats/rate.py", "x = 1\n" * 401, "401 lines, at most 400"),
        ("pages/map.py", "x = 1\n" * 81, "81 lines, at most 80"),
        ("amhe_explore/stats/utils.py", "", "a name that says what is inside"),
        ("amhe_explore/common/sums.py", "", "a name that says what is inside"),
        ("amhe_explore/stats/__init__.py", "def rate(): ...", "only re-exports here"),
    ],
)
def test_a_planted_size_or_name_is_found(
    tmp_path: Path, name: str, text: str, finding: str
) -> None:
    (found,) = size_faults(plant(tmp_path, {name: text}))
    assert finding in found


@pytest.mark.parametrize(
    "text",
    [
        "c.execute(f'select {x}')",
        "c.execute('select ' + x)",
        "c.sql('select {}'.format(x))",
        "q = f'select {x}'\nc.cursor().execute(q)",
    ],
)
def test_planted_sql_is_found(tmp_path: Path, text: str) -> None:
    (found,) = sql_faults(plant(tmp_path, {"amhe_explore/warehouse/read.py": text}))
    assert "SQL is a file" in found


def test_the_tests_cannot_reach_the_outside_network() -> None:
    with socket.socket() as plug, pytest.raises(RuntimeError, match="outside network"):
        plug.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="outside network"):
        socket.getaddrinfo("example.org", 443)
    assert socket.getaddrinfo("127.0.0.1", 80)
