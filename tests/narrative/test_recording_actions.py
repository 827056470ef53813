"""What to ask for where too little is recorded: every branch written out."""

from __future__ import annotations

import pytest

from amhe_explore.measures import Completeness, PlaceCompleteness, PlaceRef, Share
from amhe_explore.measures.results import CLOSED, OPEN, Gate
from amhe_explore.narrative import (
    completeness_actions,
    completeness_finding,
    completeness_subtitle,
)
from tests.narrative.made import ENGLAND, KENT, SOURCE

NONE = Share(None, "not_applicable")


def entry(
    name: str,
    referral: float | None,
    finish: float | None,
    declined: float = 0.0,
    steps: bool = False,
    outcomes: bool = False,
    id_: str = "",
) -> Completeness:
    shares = tuple(
        Share(value, "published" if value is not None else "not_published")
        for value in (referral, referral, finish)
    )
    refused = Share(declined, "published") if declined else NONE
    return Completeness(
        id_ or name.lower().replace(" ", "_"),
        name,
        shares,
        (refused, refused, refused),
        shares,
        Gate("stages", CLOSED if steps else OPEN),
        Gate("outcomes", CLOSED if outcomes else OPEN),
    )


def place(*entries: Completeness, ref: PlaceRef = KENT) -> PlaceCompleteness:
    return PlaceCompleteness(ref, "2024-25", False, (SOURCE,), entries, (("2024-25", entries),))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (entry("Gender", 0.01, 0.01), "1% missing: well recorded, nothing to ask."),
        (entry("Gender", 0.10, 0.10), "10% missing: well recorded, nothing to ask."),
        (
            entry("Sexual orientation", 0.15, 0.13),
            "Ask your provider to record sexual orientation at referral: 15% missing.",
        ),
        (
            entry("Religion", 0.85, 0.54, 0.0, True, True),
            (
                "Ask your provider to record religion at referral: 85% missing. It is often "
                "recorded later on: 54% of finished courses lack it. Closed until then: steps from "
                "referral to recovery and recovery by group."
            ),
        ),
        (
            entry("Disability", 0.30, 0.30, 0.05, True),
            (
                "Ask your provider to record disability at referral: 30% missing, of which 5% "
                "preferred not to say. Closed until then: steps from referral to recovery."
            ),
        ),
        (
            entry("Disability", 0.30, 0.30, 0.20),
            (
                "Ask your provider how the question is put, and to say why it is asked: 30% "
                "missing, mostly people who were asked and preferred not to say."
            ),
        ),
        (
            entry("Disability", 0.08, 0.19, 0.05, True),
            (
                "Ask your provider to keep disability on the record until treatment ends: 8% "
                "missing at referral, 19% of finished courses. Closed until then: steps from "
                "referral to recovery."
            ),
        ),
        (
            entry("Deprivation", 0.12, 0.12),
            "Ask your provider to record the postcode at referral: 12% missing.",
        ),
        (
            entry("Presenting complaint", 0.43, None),
            "Ask your provider to record presenting complaint at assessment: 43% missing.",
        ),
    ],
)
def test_the_action(one: Completeness, said: str) -> None:
    assert completeness_actions(place(one)) == ((one.name, said),)


@pytest.mark.parametrize(
    ("ref", "who"),
    [
        (ENGLAND, "Ask providers"),
        (PlaceRef("Y59", "South East", "region"), "Ask providers"),
        (PlaceRef("RDY", "Dorset", "provider"), "Ask your teams"),
        (KENT, "Ask your provider"),
    ],
)
def test_who_is_asked(ref: PlaceRef, who: str) -> None:
    ((_, said),) = completeness_actions(place(entry("Religion", 0.5, 0.5), ref=ref))
    assert said.startswith(f"{who} to record religion")


def test_the_worst_comes_first_and_what_is_not_published_is_left_out() -> None:
    found = place(
        entry("Gender", 0.01, 0.01), entry("Age", None, None), entry("Religion", 0.5, 0.5)
    )
    assert [name for name, _ in completeness_actions(found)] == ["Religion", "Gender"]
    assert completeness_finding(found) == (
        "Missing most often at referral in Kent and Medway: religion, 50%"
    )


def test_without_any_share_the_finding_says_so() -> None:
    assert completeness_finding(place(entry("Age", None, None))) == (
        "How much is recorded in Kent and Medway is not published."
    )


def test_the_subtitle_names_what_where_and_when() -> None:
    assert completeness_subtitle(place()) == (
        "Not recorded or declined, % of referrals received. Kent and Medway, 2024-25."
    )
