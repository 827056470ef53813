"""What tests of a statement say together, and every sentence about them."""

from __future__ import annotations

import dataclasses

import pytest

from amhe_explore.catalogue import Statement, load, load_evidence
from amhe_explore.measures import evidence_figures, evidence_reasons
from amhe_explore.measures.evidence_bench import without_chance
from amhe_explore.measures.evidence_results import EvidencePart
from amhe_explore.measures.results import PUBLISHED, Difference, Estimate
from amhe_explore.measures.verdicts import NOT_COMPARED, SAME

RULES = dataclasses.replace(load().rules, many_comparisons_over=20)

# Plain statements to word figures for: one that can be tested wholly, one only in part.
WHOLE, PART = load_evidence().statements[3], load_evidence().statements[0]


def rate(value: float | None, precision: str = "rounded counts", count: int = 500) -> Estimate:
    flag = PUBLISHED if value is not None else "suppressed"
    return Estimate(value, value, value, count, 1000, flag, precision, "made", None, 1000)


def part(direction: str = "lower", **changed: object) -> EvidencePart:
    local = {"lower": "agrees", "higher": "differs", SAME: "differs"}.get(direction, "cannot tell")
    made = EvidencePart(
        "deprivation_fifth", "imd_q1", "people A", "recovery", "imd_q5", "people B", "lower",
        rate(0.43), rate(0.55), Difference(-0.12, -0.15, -0.09, 0.001), None, direction, local,
    )  # fmt: skip
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def other_test(direction: str) -> EvidencePart:
    return part(direction, measure="reliable_improvement")


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([part()], "agrees"),
        ([part("higher")], "differs"),
        ([part(SAME)], "differs"),
        ([part("cannot tell")], "cannot tell"),
        ([part(NOT_COMPARED)], "cannot tell"),
        ([part(), other_test("lower")], "agrees"),
        ([part(), other_test(SAME)], "differs"),
        # One test that clearly fails settles it, whatever the other.
        ([part("cannot tell"), other_test("higher")], "differs"),
        ([part(), other_test("cannot tell")], "cannot tell"),
        # Several groups of one test: all, some, or not all told.
        ([part(), part(group="b")], "agrees"),
        ([part(), part("higher", group="b")], "differs"),
        ([part(SAME), part("cannot tell", group="b")], "cannot tell"),
        # What stands beside decides nothing.
        ([part(), part("higher", decides=False)], "agrees"),
        ([part(decides=False)], "cannot tell"),
        ([], "cannot tell"),
    ],
)
def test_what_the_tests_say_together(groups: list[EvidencePart], said: str) -> None:
    assert evidence_reasons.status(groups) == said


def test_chance_findings_among_many_are_allowed_for() -> None:
    # 21 comparisons, one at p = 0.04: adjusted 0.84. With 20 on a screen nothing is adjusted.
    none = Difference(-0.01, -0.05, 0.03, 1.0)
    weak = part(difference=Difference(-0.05, -0.09, -0.01, 0.04))
    quiet = [part("cannot tell", group=str(n), difference=none) for n in range(20)]
    (after,), many = without_chance(((weak, *quiet),), RULES)
    assert many == 21
    assert (after[0].direction, after[0].local) == ("cannot tell", "cannot tell")
    assert after[0].reason == "not clear once 21 comparisons are allowed for"
    (kept,), few = without_chance(((weak, *quiet[:19]),), RULES)
    assert (few, kept[0].direction) == (20, "lower")
    strong = part()
    assert without_chance(((strong, *quiet),), RULES)[0][0][0] == strong


def test_the_same_comparison_in_two_statements_counts_once() -> None:
    assert without_chance(((part(),), (part(),)), RULES)[1] == 1


SENTENCES = [
    (WHOLE, [part()],
     "People A: recovery 43% against 55%, 12 points lower (likely 9 to 15)."),
    (WHOLE, [part(), other_test("lower")],
     ("People A: recovery 43% against 55%, 12 points lower (likely 9 to 15); reliable improvement "
      "43% against 55%, 12 points lower (likely 9 to 15).")),
    (WHOLE, [part(SAME, difference=Difference(-0.01, -0.03, 0.02))],
     "People A: recovery 43% against 55%, about the same (likely from 3 lower to 2 higher)."),
    (WHOLE, [part("cannot tell", reason="these figures fit anything")],
     "People A: recovery 43% against 55%; cannot tell, these figures fit anything."),
    (WHOLE, [part(NOT_COMPARED, reason="Religion was not recorded.")],
     "People A: recovery 43% against 55%. Not compared: religion was not recorded."),
    (WHOLE, [part(NOT_COMPARED, estimate=None, reference_estimate=None, reason="no such year")],
     "People A: recovery: not published. Not compared: no such year."),
    (WHOLE, [part(estimate=rate(None), direction=NOT_COMPARED, reason="x")],
     "People A: recovery: suppressed (under 5). Not compared: x."),
    (WHOLE, [part(care="a small group")],
     ("People A: recovery 43% against 55%, 12 points lower (likely 9 to 15). "
      "Take care: a small group.")),
    (WHOLE, [part(), part(decides=False, label="people C", measure="reliable_recovery")],
     ("People A: recovery 43% against 55%, 12 points lower (likely 9 to 15). Beside it: people C: "
      "reliable recovery 43% against 55%, 12 points lower (likely 9 to 15).")),
    (PART, [part()],
     f"People A: recovery 43% against 55%, 12 points lower (likely 9 to 15). {PART.why}"),
    (PART, [part("cannot tell", reason="wide")],
     f"{PART.why} People A: recovery 43% against 55%; cannot tell, wide."),
    (WHOLE, [part(estimate=rate(0.4, "exact", 3))],
     "People A: rests on a count under 5: in tables only, lower."),
    (WHOLE, [part(measure="completion", difference=None, estimate=rate(0.29),
                    reference_estimate=rate(0.46), ratio=Difference(0.63, 0.60, 0.66))],
     ("People A: 29 against 46 courses finished per 100 referrals, 37% lower (likely 34% to 40% "
      "lower).")),
    # A handover year: what a reader would take for a low completion stands nowhere.
    (WHOLE, [part(NOT_COMPARED, measure="completion", estimate=rate(0.22),
                    reference_estimate=rate(0.30), reason="Courses fell by 46%")],
     ("People A: courses finished per 100 referrals: not shown. Not compared: courses fell by "
      "46%.")),
    (WHOLE, [part(measure="referral_rate", difference=None, estimate=rate(60.0, "exact"),
                    reference_estimate=rate(27.6, "exact"), ratio=Difference(2.17, 2.16, 2.18))],
     "People A: 60 against 28 referrals per 1,000 adults, 2.2 times as high."),
    (WHOLE, [part("higher", reference="2019-20", reference_label="2019-20")],
     "People A: recovery 55% in 2019-20, 43% now, 12 points higher (likely 9 to 15)."),
    (WHOLE, [part(characteristic="age", reference="population", difference=None,
                    ratio=Difference(0.3, 0.28, 0.32), estimate=rate(0.07),
                    reference_estimate=rate(0.25))],
     ("People A: 7% of adult referrals against 25% of adults living here, 70% lower (likely 68% to "
      "72% lower).")),
    (WHOLE, [part(NOT_COMPARED, characteristic="ethnicity", reference="population",
                    reference_estimate=None, reason="population not loaded")],
     "People A: 43% of referrals with ethnicity recorded. Not compared: population not loaded."),
    (WHOLE, [part(characteristic="gender", reference="population", counted="started",
                    difference=None, ratio=Difference(0.7, 0.6, 0.8))],
     ("People A: 43% of those recorded as female or male who started treatment against 55% of "
      "people of 16 and over, 30% lower (likely 20% to 40% lower). England's share of people "
      "stands in for the place's own.")),
    (WHOLE, [part(label=f"people {n}", group=str(n)) for n in range(4)],
     "Recovery 43% to 43%, against people B, 55%: lower for 4 of 4 groups."),
    (WHOLE, [part("higher", label="people 1", group="1"), part(SAME, label="people 2", group="2"),
             part("cannot tell", group="3"), part(NOT_COMPARED, group="4", reason="too few")],
     ("Recovery 43% to 43%, against people B, 55%: lower for none of 4 groups; higher for people "
      "1; about the same for people 2; cannot tell for 1; not compared for 1. Not compared: too "
      "few.")),
    (WHOLE, [part(NOT_COMPARED, group=str(n), estimate=None, reason="closed") for n in range(4)],
     "Recovery: lower for none of 4 groups; not compared for 4. Not compared: closed."),
    (WHOLE, [part(group=str(n), reference="2019-20") for n in range(4)],
     "Recovery 43% to 43%, each group against itself in 2019-20: lower for 4 of 4 groups."),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "groups", "said"), SENTENCES)
def test_every_sentence(statement: Statement, groups: list[EvidencePart], said: str) -> None:
    assert evidence_reasons.why(statement, groups) == said


def test_no_size_without_an_interval() -> None:
    assert evidence_figures.size(part(difference=None)) == "lower"
