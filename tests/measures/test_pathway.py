"""Both ends of deprivation along the way, and tenths where nobody lives."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from amhe_explore import catalogue
from amhe_explore.measures import pathway
from amhe_explore.measures.people import people_of, people_of_group
from amhe_explore.measures.results import Gate, GroupResult
from tests.measures import judged

FIFTHS = [judged.group(each) for each in ("imd_q1", "imd_q3", "imd_q5")]


def test_the_ends_are_compared_at_three_points() -> None:
    found = pathway(judged.profile(*FIFTHS, characteristic="deprivation_fifth"))
    assert found is not None
    assert (found.most.id, found.least.id) == ("imd_q1", "imd_q5")
    each = (found.referred, found.finished, found.recovered)
    assert [one.measure for one in each] == ["referral_rate", "completion", "recovery"]
    assert {(one.group, one.reference) for one in each} == {("imd_q1", "imd_q5")}


def test_a_volume_break_closes_all_but_recovery() -> None:
    gates = (Gate("stages", "closed", "Finished courses fell."),)
    found = pathway(judged.profile(*FIFTHS, characteristic="deprivation_fifth", gates=gates))
    assert found is not None
    assert found.referred.verdict.direction == "not compared"
    assert found.finished.verdict.reason == "Finished courses fell."
    assert found.recovered.verdict.direction == "about the same"


@pytest.mark.parametrize("groups", [FIFTHS[:2], [judged.group("imd_01")]])
def test_without_both_ends_there_is_no_way(groups: list[GroupResult]) -> None:
    assert pathway(judged.profile(*groups, characteristic="deprivation_fifth")) is None
    assert pathway(judged.profile(*groups, characteristic="age")) is None


class Lived:
    """A warehouse that knows only how many people live where."""

    def __init__(self, *rows: tuple[str, int]) -> None:
        self._rows = [("deprivation", group, "18_plus", 2020, n, "s") for group, n in rows]

    def kept_rows(self, name: str, **_: object) -> list[tuple[object, ...]]:
        assert name == "population"
        return list(self._rows)


def test_a_tenth_without_residents_has_none_and_an_unknown_population_is_not_zero() -> None:
    entries = catalogue.load().characteristics
    tenths, fifths = entries["deprivation"], entries["deprivation_fifth"]
    people = people_of(Lived(("imd_01", 700), ("imd_03", 900)), "icb:QKS", tenths)  # type: ignore[arg-type]
    assert people["imd_02"] == 0
    assert people_of_group(fifths.group("imd_q1"), people) == 700
    assert people_of_group(fifths.group("imd_q5"), people) == 0
    assert people_of_group(tenths.group("not_recorded"), people) is None
    assert people_of(Lived(), "icb:QKS", tenths) == MappingProxyType({})  # type: ignore[arg-type]
