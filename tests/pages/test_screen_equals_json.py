"""Each result on screen equals what the command line prints for the same place and year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.conftest import Visit
from tests.pages.screen_json import compare_metrics, compare_tables, printed

PERIOD = "2023-24"
KEY_FIGURES = 5


@pytest.mark.parametrize(
    ("place", "characteristic", "period"),
    [
        ("QKS", "deprivation", PERIOD),
        # Most of its cells are suppressed.
        ("QOC", "ethnicity_detailed", PERIOD),
        # A volume break: the step between is not shown.
        ("QWU", "gender", "2024-25"),
        ("ENG", "religion", PERIOD),
    ],
)
def test_every_cell_of_the_funnel_page(
    visit: Visit,
    small_warehouse: Path,
    capsys: pytest.CaptureFixture[str],
    place: str,
    characteristic: str,
    period: str,
) -> None:
    app = visit("funnel", place=place, characteristic=characteristic, period=period)
    assert not app.exception
    found = printed(capsys, small_warehouse, place, characteristic, period)
    england = None
    if place != "ENG":
        england = printed(capsys, small_warehouse, "ENG", characteristic, period)
    # At least eight columns of every group.
    assert compare_tables(app, found, england) >= 8 * len(found["groups"])


@pytest.mark.parametrize("place", ["QKS", "QOC", "ENG", "sub_icb:M2L0M"])
def test_every_key_figure_of_the_profile(
    visit: Visit, small_warehouse: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    app = visit("profile", place=place, period=PERIOD)
    assert not app.exception
    found = printed(capsys, small_warehouse, place, "total", PERIOD)
    assert compare_metrics(app, found) == KEY_FIGURES


def test_another_figure_would_be_seen(
    visit: Visit, small_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = visit("funnel", place="QKS", characteristic="deprivation", period=PERIOD)
    found = printed(capsys, small_warehouse, "QKS", "deprivation", PERIOD)
    found["groups"][3]["counts"]["recovered"]["value"] += 5
    with pytest.raises(AssertionError, match="Recovered"):
        compare_tables(app, found, None)
