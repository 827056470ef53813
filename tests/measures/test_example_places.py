"""Results of the embedded default: marked where made up, never beside a real local place."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, cli, measures, warehouse
from amhe_explore.errors import MixedFiguresError, NoFiguresError
from amhe_explore.measures import PlaceRef, Profile
from amhe_explore.measures.results import SourceRef

YEAR = "2024-25"


@pytest.fixture(scope="module")
def opened(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def profile(opened: warehouse.Warehouse) -> Callable[[str], Profile]:
    return lambda code: measures.profile(opened, code, "gender", YEAR)


@pytest.fixture(scope="module")
def real(profile: Callable[[str], Profile]) -> Profile:
    """A profile as official files would give it for Kent and Medway."""
    source = SourceRef("tt-annual", YEAR, "NHS Talking Therapies annual report", "0" * 64)
    place = PlaceRef("QKS", "Kent and Medway", "icb", "Y59")
    return dataclasses.replace(profile("X01"), place=place, made_up=False, sources=(source,))


def test_example_places_are_marked_and_england_is_not(profile: Callable[[str], Profile]) -> None:
    for code in ("X01", "X20", "XR1"):
        found = profile(code)
        assert found.made_up
        assert all(source.made_up for source in found.sources)
        assert measures.profile_json(found)["made_up"] is True
    assert not profile("ENG").made_up


def test_funnels_recordings_and_decomposition_carry_the_mark(
    opened: warehouse.Warehouse, profile: Callable[[str], Profile]
) -> None:
    for code, made_up in (("X05", True), ("ENG", False)):
        assert [each.made_up for each in measures.funnels(profile(code))] == [made_up, made_up]
        found = measures.recordings(opened, code, YEAR)
        assert {each.made_up for each in found} == {made_up}
        assert measures.completeness(opened, code, YEAR).made_up == made_up
    assert measures.decomposition(profile("X05"), "male", "female").made_up


def test_an_example_place_stands_beside_england_or_another(
    profile: Callable[[str], Profile],
) -> None:
    for one, other in (("X01", "ENG"), ("ENG", "X01"), ("X01", "X02"), ("X01", "XR1")):
        shown = measures.side_by_side(profile(one), profile(other))
        assert shown.made_up
        assert set(shown.sources) == set(profile(one).sources) | set(profile(other).sources)
    alone = profile("ENG")
    assert measures.side_by_side(alone, None) is alone
    assert measures.side_by_side(alone, alone) is alone


def test_a_real_place_never_gets_a_made_up_comparator(
    profile: Callable[[str], Profile], real: Profile
) -> None:
    for one, other in ((real, profile("X01")), (profile("X01"), real), (real, profile("XR1"))):
        with pytest.raises(MixedFiguresError, match="made-up and official figures side by side"):
            measures.side_by_side(one, other)
    assert measures.side_by_side(real, profile("ENG")) is real


@pytest.mark.parametrize("code", ["QKS", "icb:QKS", "qks", "Y59"])
def test_a_real_place_says_how_to_load_it(opened: warehouse.Warehouse, code: str) -> None:
    with pytest.raises(NoFiguresError) as caught:
        measures.profile(opened, code, "deprivation", YEAR)
    assert "Load the official files to see this place. Run: python -m amhe_explore fetch" in (
        caught.value.line()
    )
    assert "made-up example places" in caught.value.line()


def test_the_command_line_exits_1_with_the_sentence(
    example_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["profile", "--place", "QKS", "--characteristic", "deprivation", "--period", YEAR]
    assert cli.main([*words, "--warehouse", str(example_warehouse)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("No figures of Kent and Medway (QKS) are loaded")


def test_real_icbs_are_listed_after_the_example_places_without_periods(
    opened: warehouse.Warehouse,
) -> None:
    found = measures.places(opened, "icb")
    assert [bool(each.periods) for each in found] == [True] * 20 + [False] * 42
    assert found[0].name.startswith("Example ")
    listed = measures.places_json(found[20:])["places"]
    assert {each["first_period"] for each in listed} == {None}
    real = {place.code for place in catalogue.load().places.values() if place.type == "icb"}
    assert {each["code"] for each in listed} == real
    assert measures.places(opened, "icb", period=YEAR) == found[:20]


def test_what_is_known_of_a_real_place(opened: warehouse.Warehouse) -> None:
    found = measures.place_facts(opened, "icb:QKS")
    place = catalogue.load().places["icb:QKS"]
    assert (found.name, found.made_up) == ("Kent and Medway", False)
    assert found.people == place.population
    assert found.score == place.imd_average_score
    scores = [each.imd_average_score or 0.0 for each in catalogue.load().places.values()]
    own = place.imd_average_score or 0.0
    assert found.rank == 1 + sum(score > own for score in scores)
    assert found.ranked == 42
    assert [source.id for source in found.sources] == ["iod-2025"]
    invented = measures.place_facts(opened, "icb:X01")
    assert (invented.made_up, invented.ranked) == (True, 20)


def test_no_made_up_number_under_a_real_name_in_any_json(opened: warehouse.Warehouse) -> None:
    """Everything the default can show: a made-up result names an example place and nobody else."""
    real = {p.name for p in catalogue.load().places.values() if p.type != "england"}
    shown = 0
    for place in measures.places(opened):
        for period in place.periods[-1:]:
            for name in measures.characteristics(opened, place.key, period):
                told = measures.profile_json(measures.profile(opened, place.key, name, period))
                assert told["made_up"] is (place.type != "england")
                assert told["place"]["name"].startswith("Example ") is told["made_up"]
                if told["made_up"]:
                    words = json.dumps(told)
                    assert not [each for each in real if f'"{each}' in words]
                shown += 1
    assert shown > 300
