"""What a group is compared with, and when everyone else may be formed."""

from __future__ import annotations

import pytest

from amhe_explore.catalogue import Group
from amhe_explore.measures import references
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.results import Estimate
from tests.measures.judged import CATALOGUE, RECOVERY, RULES
from tests.measures.rows import SUPPRESSED, local

REST, PLAIN = "rest", "reference"


@pytest.mark.parametrize(
    ("characteristic", "pairs"),
    [
        ("deprivation", [(PLAIN, "imd_10"), (REST, REST)]),
        ("deprivation_fifth", [(PLAIN, "imd_q5"), (REST, REST)]),
        ("ethnicity_detailed", [(REST, REST), (PLAIN, "white_british")]),
        ("religion", [(REST, REST)]),
        ("sexual_orientation", [(PLAIN, "heterosexual_people"), (REST, REST)]),
        ("disability", [(PLAIN, "no_disability_recorded")]),  # overlapping: no rest
        ("gender", []),  # none: both are shown
        ("total", []),
    ],
)
def test_the_default_comes_first(characteristic: str, pairs: list[tuple[str, str]]) -> None:
    assert references.against(CATALOGUE.characteristics[characteristic]) == pairs


def rows(finished: float | str, percent: float | str = 50, below: float | str = 0) -> GroupRows:
    cells = {"finished": finished, "not_at_caseness": below, "at_caseness": finished}
    recovered = SUPPRESSED if isinstance(finished, str) or percent == SUPPRESSED else finished / 2
    row = local(**cells, recovered=recovered, recovery_published=percent)
    return GroupRows(Group("a", "A"), "A", [row])


def rest(total: float, group: float | str, hidden: float | str = 0, **cells: float) -> Estimate:
    others = [rows(hidden)] if hidden else []
    own = rows(group, **cells)
    return references.rest(rows(total).rows, own, others, RECOVERY, RULES)


@pytest.mark.parametrize(
    ("total", "group", "flag"),
    [
        (200, 100, "calculated"),  # the rest is exactly 100
        (199, 100, "not_applicable"),
        (1000, 600, "calculated"),  # exactly 60 per cent
        (1000, 601, "not_applicable"),
        (1000, SUPPRESSED, "suppressed"),
    ],
)
def test_everyone_else_is_formed_from_100_and_where_the_group_is_not_most(
    total: float, group: float | str, flag: str
) -> None:
    assert rest(total, group).flag == flag


def test_those_not_recorded_are_no_part_of_it() -> None:
    """Of 1,000, 200 are not recorded: 500 are 62.5 per cent of those recorded, 480 are 60."""
    assert rest(1000, 500, 200).flag == "not_applicable"
    assert rest(1000, 480, 200).flag == "calculated"
    assert rest(1000, 300, SUPPRESSED).flag == "suppressed"


def test_its_rate_is_what_is_left() -> None:
    """10,000 at 50 per cent less 2,000 at 25: 4,500 of 8,000."""
    row = local(finished=2000, not_at_caseness=0, at_caseness=2000, recovered=500,
                recovery_published=25)  # fmt: skip
    own = GroupRows(Group("a", "A"), "A", [row])
    found = references.rest(rows(10_000).rows, own, [], RECOVERY, RULES)
    assert found.value == pytest.approx(4500 / 8000)
    assert found.size == 8000
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower < 4500 / 8000 < found.upper


def test_its_counts_are_never_printed() -> None:
    found = rest(1000, 300)
    assert (found.numerator, found.denominator) == (None, None)


def test_it_never_falls_outside_0_to_1() -> None:
    row = local(finished=500, not_at_caseness=0, at_caseness=500, recovered=500,
                recovery_published=100)  # fmt: skip
    whole = local(finished=1000, not_at_caseness=0, at_caseness=1000, recovered=490,
                  recovery_published=49)  # fmt: skip
    own = GroupRows(Group("a", "A"), "A", [row])
    found = references.rest([whole], own, [], RECOVERY, RULES)
    assert found.value == 0.0
