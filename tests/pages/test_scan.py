"""All characteristics on the little warehouse of invented official rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Visit, plain


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.main.markdown)


def test_both_lists_the_cells_and_what_is_closed_stand_in_order(visit: Visit) -> None:
    app = visit("scan", place="ENG", period="2024-25")
    assert not app.exception
    assert [each.value for each in app.subheader] == [
        "Gaps we are sure of",
        "Large gaps in small groups: ask about these",
        "Every characteristic",
        "What could not be tested, and why",
        "What national documents say, and whether it holds here",
        "How much is known, and what has been tried",
        "Sources",
    ]
    assert "sure of" in plain(app.header[0].value)


def test_every_characteristic_has_its_own_table(visit: Visit) -> None:
    app = visit("scan", place="ENG", period="2024-25")
    for name in ("Deprivation", "Age", "Gender", "Ethnicity", "Religion", "Disability"):
        assert f"**{name}**" in texts(app)
    assert all(len(each.value.columns) <= 3 for each in app.main.table)


def test_a_broken_year_is_told_once_at_the_top(visit: Visit) -> None:
    app = visit("scan", place="QWU", period="2024-25")
    assert app.warning
    assert "see Read this first, at the top." in texts(app)


@pytest.mark.parametrize("place", ["ENG", "Y59", "QKS", "91Q", "RDY"])
def test_every_kind_of_place_can_be_scanned(visit: Visit, place: str) -> None:
    app = visit("scan", place=place)
    assert not app.exception
    assert not app.error
    assert app.main.table


def test_the_characteristic_of_the_address_is_kept_for_the_other_pages(visit: Visit) -> None:
    app = visit("scan", place="QKS", characteristic="age", period="2024-25")
    assert app.query_params["characteristic"] == "age"


def test_an_example_place_says_so_everywhere(
    visit_without: Callable[[Path], Visit], example_warehouse: Path
) -> None:
    app = visit_without(example_warehouse)("scan", place="X01", period="2024-25")
    assert not app.exception
    assert plain(app.header[0].value).startswith("Made-up figures.")
    captions = [each for each in texts(app).splitlines() if "Example" in each and ": " in each]
    assert captions
    # The studies are counted by a review: they are of no place.
    charts = [
        each.proto.spec
        for each in app.main.get("vega_lite_chart")
        if "Number of studies" not in each.proto.spec
    ]
    assert charts
    assert all("MADE-UP FIGURES" in each for each in charts)
