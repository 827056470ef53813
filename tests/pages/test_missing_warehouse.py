"""Without a warehouse every page shows the frame, one sentence and the command to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from amhe_explore.ui.router import PAGES
from tests.pages.conftest import Visit

COMMAND = "python -m amhe_explore build --from FOLDER"


def nothing(folder: Path) -> None:
    """No folder at all."""


def empty(folder: Path) -> None:
    folder.mkdir()


def pointing_nowhere(folder: Path) -> None:
    folder.mkdir()
    (folder / "CURRENT").write_text("gone.duckdb", "utf-8")


def pointing_outside(folder: Path) -> None:
    folder.mkdir()
    (folder / "CURRENT").write_text("../elsewhere.duckdb", "utf-8")


def unreadable(folder: Path) -> None:
    folder.mkdir()
    (folder / "bad.duckdb").write_bytes(b"<html>not a warehouse</html>" * 100)
    (folder / "CURRENT").write_text("bad.duckdb", "utf-8")


@pytest.mark.parametrize("page", [entry.id for entry in PAGES])
@pytest.mark.parametrize("fault", [nothing, empty, pointing_nowhere, pointing_outside, unreadable])
def test_the_frame_one_sentence_and_the_command(
    visit_without: Callable[[Path], Visit],
    tmp_path: Path,
    page: str,
    fault: Callable[[Path], None],
) -> None:
    fault(tmp_path / "warehouse")
    app = visit_without(tmp_path / "warehouse")(page)
    assert not app.exception
    assert len(app.title) == 1
    (sentence,) = app.error
    assert sentence.value.count(". ") == 0
    assert sentence.value.endswith(".")
    assert [code.value for code in app.code] == [COMMAND]
    assert [link.label for link in app.sidebar.page_link] == [entry.title for entry in PAGES]
    assert app.sidebar.markdown[0].value == "**AMHE Explore**"
    assert not app.selectbox
