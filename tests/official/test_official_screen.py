"""Kent and Medway on screen equals the command line, on the official files."""

from __future__ import annotations

from pathlib import Path

import pytest

from amhe_explore import warehouse
from tests.pages.conftest import arrive
from tests.pages.screen_json import compare_metrics, compare_tables, printed

PLACE, PERIOD = "QKS", "2023-24"


@pytest.fixture
def folder(opened: warehouse.Warehouse, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = opened.path.parent
    monkeypatch.setenv("AMHE_WAREHOUSE", str(found))
    return found


def test_the_funnel_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = arrive("funnel", place=PLACE, characteristic="deprivation", period=PERIOD)
    assert not app.exception
    found = printed(capsys, folder, PLACE, "deprivation", PERIOD)
    england = printed(capsys, folder, "ENG", "deprivation", PERIOD)
    # Referrals per 1,000 adults among them.
    assert compare_tables(app, found, england) == 11 * len(found["groups"])


def test_the_profile_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = arrive("profile", place=PLACE, period=PERIOD)
    assert compare_metrics(app, printed(capsys, folder, PLACE, "total", PERIOD)) == 5
