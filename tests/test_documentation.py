"""What exists is documented, what is documented exists, and what is published is fit to be."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "amhe_explore"
README = (ROOT / "README.md").read_text("utf-8")

NAMED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
LARGEST_BYTES = 1_000_000
# Paths of somebody's machine, and papers no reader of this repository has. A test may name /tmp.
MACHINE_PATHS = re.compile(
    r"(?<![\w./-])/(?:work|root|home|Users)/|\.library\b|shared/(?!data\b)\w"
    r"|\b(?:ARCHITECTURE|DOMAIN|EXPERIENCE|LOOK|STATISTICS|STYLE|TECHNICAL|VERDICTS|WORKSHOP)\b"
)
TEMPORARY_PATHS = re.compile(r"(?<![\w./-])/tmp/")


def section(title: str) -> str:
    """The text of README under one heading."""
    (text,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    return str(text)


def marked_command(name: str) -> str:
    """The command between two markers of README, as a newcomer copies it."""
    found = re.findall(rf"<!-- {name}:begin -->\n```bash\n(.+?)\n```\n<!-- {name}:end -->", README)
    assert len(found) == 1, f"README needs one command of one line between its {name} markers"
    return str(found[0])


def tree_names() -> list[str]:
    """The files and folders that README's tree names."""
    (block,) = re.findall(r"```text\n(.*?)```", section("The tree"), re.DOTALL)
    return [line.split()[0] for line in block.splitlines()]


def documented_commands() -> list[list[str]]:
    """Each `python -m amhe_explore ...` of README, as its words."""
    return [call.split() for call in re.findall(r"python -m amhe_explore ([a-z][^`\n]*)", README)]


def help_text(*words: str) -> str:
    """What the command line answers to `--help`; skips while there is no command line."""
    if not all(importlib.util.find_spec(f"amhe_explore.{name}") for name in ("cli", "__main__")):
        pytest.skip("amhe_explore has no command line yet")
    command = [sys.executable, "-m", "amhe_explore", *words, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def undocumented(path: Path, text: str) -> list[str]:
    """The module, and its public functions and classes, that lack a docstring with a first line."""
    faults = []

    def visit(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        if not (ast.get_docstring(node) or "").partition("\n")[0].strip():
            faults.append(f"{path}:{getattr(node, 'lineno', 1)}: {getattr(node, 'name', 'module')}")
        for child in node.body if isinstance(node, ast.Module | ast.ClassDef) else []:
            if isinstance(child, NAMED) and not child.name.startswith("_"):
                visit(child)

    visit(ast.parse(text))
    return faults


def readable_text(path: Path) -> str:
    """A file's text, or nothing where it is not text."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def machine_words(path: Path, text: str) -> list[str]:
    """Lines that name a path of somebody's machine."""
    patterns = [MACHINE_PATHS]
    if path.parts[0] != "tests":
        patterns.append(TEMPORARY_PATHS)
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for number, line in enumerate(text.splitlines(), 1)
        if any(pattern.search(line) for pattern in patterns)
    ]


def test_everything_public_has_a_docstring() -> None:
    faults = []
    for path in sorted(PACKAGE.rglob("*.py")):
        faults += undocumented(path.relative_to(ROOT), path.read_text("utf-8"))
    assert not faults, "\n".join(faults)


def test_each_page_asks_the_readers_question() -> None:
    for path in sorted((ROOT / "pages").glob("*.py")):
        docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert docstring.split("\n\n")[0].endswith("?"), f"{path.name}: {docstring!r}"


def test_readme_opens_with_a_sentence_a_picture_and_two_commands() -> None:
    opening = README.partition("\n## ")[0]
    title, sentence, picture = opening.split("\n\n")[:3]
    assert title.startswith("# ")
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    assert picture.startswith("![")
    assert opening.index("app:begin") < opening.index("tests:begin")


@pytest.mark.parametrize("name", ["app", "tests"])
def test_readme_commands_name_files_that_exist(name: str) -> None:
    command = marked_command(name)
    files = re.findall(r"[\w-]+\.(?:txt|py)\b", command)
    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert "-m venv" in command, "a command does its own set-up"


def test_readme_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_readme_tree_is_the_tree() -> None:
    names = tree_names()
    assert [name for name in names if not (ROOT / name).exists()] == []
    folders = {f"amhe_explore/{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    assert folders - set(names) == set()


def test_readme_tables_every_source() -> None:
    files = sorted((ROOT / "data" / "sources").glob("*.toml"))
    assert files
    ids = {str(tomllib.loads(path.read_text("utf-8"))["id"]) for path in files}
    assert set(re.findall(r"^\| `([\w-]+)` \|", section("Sources"), re.MULTILINE)) == ids


def test_readme_names_the_commands_there_are() -> None:
    listed = re.search(r"\{([\w,-]+)\}", help_text())
    assert listed, "`--help` lists the commands"
    assert {words[0] for words in documented_commands()} == set(listed[1].split(","))


@pytest.mark.parametrize("words", documented_commands(), ids=" ".join)
def test_readme_options_exist(words: list[str]) -> None:
    told = help_text(words[0])
    assert [word for word in words if word.startswith("--") and word not in told] == []


def test_no_published_file_is_large(published_files: list[Path]) -> None:
    sizes = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in published_files}
    assert {name: size for name, size in sizes.items() if size > LARGEST_BYTES} == {}


def test_no_published_text_names_a_machine(published_files: list[Path]) -> None:
    faults = []
    for path in published_files:
        if path != Path(__file__).resolve():
            faults += machine_words(path.relative_to(ROOT), readable_text(path))
    assert not faults, "\n".join(faults)


def test_what_is_missing_would_be_found() -> None:
    path = Path("amhe_explore/x.py")
    text = (
        '"""A module."""\ndef shown(): ...\ndef _own(): ...\nclass Shown:\n    def f(self): ...\n'
    )
    assert undocumented(path, text) == [f"{path}:2: shown", f"{path}:4: Shown", f"{path}:5: f"]
    assert undocumented(path, "") == [f"{path}:1: module"]
    assert (
        len(machine_words(Path("README.md"), "see /home/me/x\nand /tmp/y\nhttps://a/home/b")) == 2
    )
    assert machine_words(Path("tests/x.py"), "in /tmp/y, and ../shared/data") == []
