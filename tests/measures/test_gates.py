"""Gates: each opens and closes at its threshold, and says why in a sentence."""

from __future__ import annotations

import pytest

from amhe_explore import catalogue
from amhe_explore.catalogue import Group
from amhe_explore.measures.breaks import Breaks, NewProvider, VolumeChange
from amhe_explore.measures.gates import cells_gate, notices, place_gates
from amhe_explore.measures.groups import GroupRows
from amhe_explore.measures.recording import not_recorded_share, outcomes_gate, stages_gate
from amhe_explore.measures.results import Gate
from tests.measures.rows import SUPPRESSED, england, local

CATALOGUE = catalogue.load()
RULES = CATALOGUE.rules
RELIGION = CATALOGUE.characteristics["religion"]
OPEN_STAGES, OPEN_OUTCOMES = Gate("stages", "open"), Gate("outcomes", "open")


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (0.25, 0.25, "open"),
        (0.2501, 0.2501, "closed"),  # over a quarter not recorded
        (0.10, 0.15, "open"),  # five points apart is still fine
        (0.10, 0.1501, "closed"),
        (0.20, 0.1499, "closed"),  # recorded later on
    ],
)
def test_recording_across_stages(first: float, last: float, state: str) -> None:
    gate = stages_gate(RELIGION, {"referrals": first, "finished": last}, RULES)
    assert gate.state == state
    assert ("recorded later on" in gate.reason) == (state == "closed")


@pytest.mark.parametrize(
    ("share", "state"),
    [(0.10, "open"), (0.1001, "take care"), (0.25, "take care"), (0.2501, "closed")],
)
def test_recording_of_outcomes(share: float, state: str) -> None:
    assert outcomes_gate(RELIGION, {"finished": share}, RULES).state == state


def test_a_suppressed_not_recorded_counts_as_none() -> None:
    total = local(referrals=1_000, finished=400)
    hidden = GroupRows(
        RELIGION.group("not_recorded"), "x", [local(referrals=150, finished=SUPPRESSED)]
    )
    assert not_recorded_share([total], [hidden]) == {"referrals": 0.15, "finished": 0.0}


def test_declined_and_not_recorded_count_together() -> None:
    disability = CATALOGUE.characteristics["disability"]
    hidden = [
        GroupRows(disability.group(name), "x", [local(referrals=count)])
        for name, count in (("no_code_recorded", 100), ("invalid_code", 5), ("declined", 45))
    ]
    assert not_recorded_share([local(referrals=1_000)], hidden) == {"referrals": 0.15}


def test_a_volume_break_closes_stages_and_years_and_leaves_outcomes() -> None:
    breaks = Breaks(
        changes=(VolumeChange("finished", 23_865, 12_875),),
        new_provider=NewProvider("E0W9O", 0.998),
    )
    gates = {
        g.id: g for g in place_gates(RELIGION, ("2024-25",), (breaks,), OPEN_STAGES, OPEN_OUTCOMES)
    }
    states = {name: gate.state for name, gate in gates.items()}
    assert states == {
        "place": "open",
        "volume": "closed",
        "recording": "open",
        "stages": "closed",
        "outcomes": "open",
        "years": "closed",
    }
    assert gates["stages"].short == "Courses that finished fell by 46% in a year"
    (said,) = notices(RELIGION, ("2024-25",), (breaks,), OPEN_STAGES)
    assert said.text == (
        "Courses that finished fell by 46% in a year (23,865 to 12,875), and one provider code, new"
        " this year, reports almost all referrals. Stage-to-stage and year-on-year comparisons are"
        " off. Outcomes describe only the 12,875 courses that finished."
    )


def test_a_new_provider_alone_closes_the_volume_gate() -> None:
    gates = place_gates(
        RELIGION,
        ("2023-24",),
        (Breaks(new_provider=NewProvider("RDY", 0.72)),),
        OPEN_STAGES,
        OPEN_OUTCOMES,
    )
    assert gates[1].reason == (
        "One provider code, new this year, reports 72% of referrals."
        " Stage-to-stage comparisons are off this year."
    )


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        (Breaks(area="Bassetlaw moved"), "The area changed: Bassetlaw moved."),
        (Breaks(pandemic=True), "2022-23 is the pandemic year."),
        (Breaks(after_pandemic=True), "The year before is the pandemic year."),
        (Breaks(after_incomplete="x"), "The year before is not comparable."),
    ],
)
def test_years_that_cannot_be_set_side_by_side(breaks: Breaks, said: str) -> None:
    gates = place_gates(RELIGION, ("2022-23",), (breaks,), OPEN_STAGES, OPEN_OUTCOMES)
    assert (gates[-1].state, gates[-1].reason) == ("closed", said)
    assert gates[3].state == "open"


def test_both_reasons_are_said_where_both_gates_close() -> None:
    recorded = Gate("stages", "closed", "Religion was often recorded later on.", "later on")
    breaks = Breaks(changes=(VolumeChange("finished", 400, 200),))
    gates = place_gates(RELIGION, ("2024-25",), (breaks,), recorded, OPEN_OUTCOMES)
    assert "fell by 50%" in gates[3].reason
    assert "recorded later on" in gates[3].reason


def pair(referrals: float | str, finished: float | str) -> GroupRows:
    return GroupRows(Group("a", "A"), "A", [local(referrals=referrals, finished=finished)])


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([pair(30, 30), pair(500, 200)], "open"),
        ([pair(30, 30), pair(500, 25)], "closed"),
        ([pair(30, SUPPRESSED), pair(500, 200)], "closed"),
    ],
)
def test_an_intersection_shows_all_or_nothing_below_england(
    rows: list[GroupRows], state: str
) -> None:
    crossed = CATALOGUE.characteristics["ethnicity_gender"]
    assert cells_gate(crossed, False, rows, RULES).state == state
    assert cells_gate(crossed, True, rows, RULES).state == "open"
    assert cells_gate(RELIGION, False, rows, RULES).state == "open"


def test_england_rows_are_exact() -> None:
    assert england(referrals=3).exact
    assert not local(referrals=5).exact
