"""Place profile of Kent and Medway 2024-25 says what the official files hold, in few words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from amhe_explore import warehouse
from tests.pages.conftest import arrive, plain

MOST_WORDS = 250
# One line of the page for each: both gaps, the place as a whole, how much is recorded, since when.
SAID = (
    (
        "Courses that finished fell by 46% in a year (23,865 to 12,875), and one provider code, "
        "new this year, reports almost all referrals."
    ),
    (
        "About 12 points lower than in the least deprived fifth of areas (likely 9 to 15). "
        "England's gap is 11 points."
    ),
    (
        "slightly fewer recovered than in England (49%, likely 48 to 50, against 50.5%); slightly "
        "more improved (69%, likely 68 to 69, against 67.5%)."
    ),
    "Improvement points the same way in the first three; mixed: bisexual.",
    (
        "Ethnic minorities (including White minorities) as one group: 49%, the same as White "
        "British people. This hides both."
    ),
    (
        "Men: 32% of referrals with male or female recorded. Compared with people living here, not "
        "with need."
    ),
    (
        "Too few comparable years for a trend. The gap between fifths was 12 points the year "
        "before and 12 now: any change could be chance."
    ),
)
# Each gap as it is drawn: who, both figures, size, likely range, the same group in England.
ONE_GAP = re.compile(
    r"(People aged|Most|Behavioural|Bisexual)[^:;]*: (\d+)% \(likely [\d to]+\) against (\d+)%, "
    r"([^(]*) \(likely ([\d to]+); the same group in England ([\d.]+)%\)"
)
GAPS = (
    ("People aged", "63", "50", "14 points higher", "10 to 17", "63"),
    ("Most", "43", "55", "12 points lower", "9 to 15", "45"),
    ("Behavioural", "38", "52", "14 points lower", "9 to 19", "37"),
    ("Bisexual", "43", "50", "7 points lower", "3 to 12", "45"),
)
SMALL = (("Pakistani people", "34%"), ("Bangladeshi people", "36%"))


@pytest.fixture(scope="module")
def page(opened: warehouse.Warehouse) -> Iterator[AppTest]:
    patch = pytest.MonkeyPatch()
    patch.setenv("AMHE_WAREHOUSE", str(opened.path.parent))
    yield arrive("profile", place="QKS", characteristic="deprivation", period="2024-25")
    patch.undo()


def texts(block: Block) -> Iterator[str]:
    """Every text of a part of a page, from the top."""
    for child in block.children.values():
        if isinstance(child, Block):
            # What opens only when it is asked for is not on the page yet.
            if child.type != "popover":
                yield from texts(child)
        elif child.type == "metric":
            shown: Any = child
            yield f"{shown.label} {shown.value}"
        elif isinstance(value := getattr(child, "value", None), str):
            yield plain(value)


def charts(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]


def test_the_page_says_what_the_files_hold(page: AppTest) -> None:
    assert not page.exception
    assert plain(page.header[0].value) == (
        "Recovered less often in the most deprived areas: 43% against 55%"
    )
    said = " ".join(texts(page.main))
    assert [line for line in SAID if line not in said] == []


def test_key_figures(page: AppTest) -> None:
    assert [(each.label, each.value) for each in page.metric] == [
        ("Referrals", "47,980"),
        ("Finished a course", "12,875"),
        ("Improved", "69%"),
        ("Recovered", "49%"),
        ("Reliably recovered", "46%"),
    ]


def test_the_gaps_that_are_sure_in_the_order_of_their_near_ends(page: AppTest) -> None:
    (drawn,) = [each for each in charts(page) if "Behavioural or emotional" in json.dumps(each)]
    told = [found.groups() for found in ONE_GAP.finditer(drawn["description"])]
    assert [(*each[:-1], f"{float(each[-1]):.0f}") for each in told] == list(GAPS)


def test_small_groups_over_three_years(page: AppTest) -> None:
    (drawn,) = [each for each in charts(page) if "Pakistani" in json.dumps(each)]
    for who, recovered in SMALL:
        assert f"{who}" in drawn["description"]
        assert recovered in drawn["description"]


def test_who_reaches_the_service(page: AppTest) -> None:
    (drawn,) = [each for each in charts(page) if "adults living here" in json.dumps(each)]
    for words in ("7% of adult referrals", "25% of adults living here", "47 ", "22 "):
        assert words in json.dumps(drawn)


def test_how_much_is_not_recorded(page: AppTest) -> None:
    (drawn,) = [each for each in charts(page) if "Religion: closed" in json.dumps(each)]
    for words in ("85%", "92%", "15%", "7%"):
        assert words in json.dumps(drawn)


def test_few_words_stand_before_the_way_to_recovery(page: AppTest) -> None:
    before: list[str] = []
    for text in texts(page.main):
        if text == "From referral to recovery":
            break
        before += text.split()
    assert 100 < len(before) < MOST_WORDS
