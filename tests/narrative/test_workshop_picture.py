"""What a room is shown of two groups, and told where it may not be shown them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Comparison, Profile
from amhe_explore.narrative import workshop_picture as plain
from amhe_explore.narrative import workshop_watch as watch_words
from amhe_explore.warehouse import Warehouse
from tests import reading

HIGHEST_GRADE, MEAN_GRADE = 9.0, 6.0


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def example(example_warehouse: Path) -> Iterator[Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


def pair(
    opened: Warehouse, place: str, characteristic: str, period: str
) -> tuple[Profile, Comparison | None]:
    """The pair that a page would set side by side."""
    profile = measures.profile(opened, place, characteristic, period)
    found = measures.first_pair(profile)
    if found is None:
        return profile, None
    return profile, measures.pair_comparison(profile, *found)


def test_two_groups_of_one_cohort_out_of_100(opened: Warehouse) -> None:
    profile, comparison = pair(opened, "QKS", "deprivation_fifth", "2023-24")
    seen = plain.sight(profile, comparison)
    assert seen.closed == ""
    assert plain.sight_sentence(seen) == (
        "Take 100 courses of treatment. In the most deprived areas, 44 ended in recovery. "
        "In the least deprived areas, 56."
    )
    assert plain.gap_sentence(seen).startswith("That is about 12 fewer in each 100. The true gap")
    assert seen.has_gap
    about = " ".join(plain.sight_about(seen))
    assert "One person can be counted twice." in about
    assert "never came to the service" in about
    assert plain.sight_source(seen).startswith("Filled dot: ended in recovery.")


def test_the_rooms_own_words_stand_in_the_sentence(opened: Warehouse) -> None:
    seen = plain.sight(*pair(opened, "QKS", "deprivation_fifth", "2023-24"))
    own = {"Most deprived areas": "Areas with least money"}
    said = plain.sight_sentence(seen, lambda label: own.get(label, label))
    assert "For “Areas with least money”, 44 ended in recovery. In the least" in said


@pytest.mark.parametrize(
    ("place", "characteristic", "said"),
    [
        ("QKS", "religion", "the service did not write down which group"),
        ("QKS", "total", "Pick what to look at, such as age"),
        ("QKS", "ethnic_minority", "One number hides the groups in it"),
    ],
)
def test_where_a_gate_is_closed_the_reason_and_what_may_be_told_stand_there(
    opened: Warehouse, place: str, characteristic: str, said: str
) -> None:
    profile, comparison = pair(opened, place, characteristic, "2023-24")
    seen = plain.sight(profile, comparison)
    assert said in seen.closed
    assert seen.comparison is None
    assert plain.gap_sentence(seen) == ""
    assert not seen.has_gap
    assert len(seen.sides) == 1, "the whole place instead"
    assert plain.sight_sentence(seen).startswith("Take 100 courses in ")
    assert plain.WHOLE_PLACE in seen.offers


def test_a_group_of_fewer_than_100_courses_is_not_shown_to_a_room(opened: Warehouse) -> None:
    profile, comparison = pair(opened, "QKS", "deprivation_fifth", "2023-24")
    assert comparison is not None
    small = replace(comparison, estimate=replace(comparison.estimate, size=99.0))
    seen = plain.sight(profile, small, pooled=True)
    assert "One of them has fewer than 100 courses." in seen.closed
    assert plain.TRY_YEARS in seen.offers
    assert plain.TRY_YEARS not in plain.sight(profile, small).offers


def test_a_count_of_one_to_four_of_england_is_never_shown_to_a_room(opened: Warehouse) -> None:
    profile, comparison = pair(opened, "QKS", "deprivation_fifth", "2023-24")
    assert comparison is not None
    tiny = replace(comparison, estimate=replace(comparison.estimate, numerator=3, denominator=200))
    assert plain.sight(profile, tiny).closed.endswith("One of the numbers is not there.")


def test_a_gap_that_could_be_chance_is_said_to_be_so(opened: Warehouse) -> None:
    profile, comparison = pair(opened, "QKS", "deprivation_fifth", "2023-24")
    assert comparison is not None
    unsure = replace(comparison, verdict=replace(comparison.verdict, direction="cannot tell"))
    seen = plain.sight(profile, unsure)
    assert plain.gap_sentence(seen) == "We can not tell if this gap is real. It could be chance."
    assert not seen.has_gap
    same = replace(comparison, verdict=replace(comparison.verdict, direction="about the same"))
    assert plain.gap_sentence(plain.sight(profile, same)) == "That is about the same."


def test_every_sentence_of_an_example_place_says_made_up_first(example: Warehouse) -> None:
    seen = plain.sight(*pair(example, "X01", "deprivation_fifth", "2024-25"))
    assert seen.made_up
    said = (
        plain.sight_sentence(seen),
        plain.sight_question(seen),
        plain.gap_sentence(seen),
        plain.recorded_sentence(seen.profile),
        *plain.sight_about(seen),
    )
    assert all(each.startswith("Made-up figures.") for each in said if each)
    assert "Made-up figures" in plain.sight_source(seen)


def sentences_of(opened: Warehouse, place: str, period: str) -> Iterator[tuple[str, set[str]]]:
    """Every plain sentence of a place and year, with the names of groups and place in it."""
    for characteristic in measures.characteristics(opened, place, period):
        profile, comparison = pair(opened, place, characteristic, period)
        seen = plain.sight(profile, comparison, pooled=True)
        names = {profile.place.name, *(group.plain_label for group in profile.groups)}
        names |= {group.label for group in profile.groups} | {period}
        found = (
            plain.sight_sentence(seen), plain.sight_question(seen), plain.gap_sentence(seen),
            plain.recorded_sentence(profile), seen.closed, *seen.offers, *plain.sight_about(seen),
        )  # fmt: skip
        for text in found:
            yield text, names
        first = measures.first_pair(profile) or ("", "")
        for each in ("recovery", "gap", "reliable_improvement", "not_recorded"):
            number = measures.watch(profile, each, *first)
            yield watch_words.watch_baseline(number), names
            yield watch_words.watch_shows(number), names
            yield watch_words.watch_label(each, "men", "women"), names


def test_every_plain_template_can_be_read_by_a_child_of_11(
    opened: Warehouse, example: Warehouse
) -> None:
    """Flesch-Kincaid: grade 6 or lower on average, none above 9; names count as short words."""
    grades: dict[str, float] = {}
    views = ((opened, "QKS", "2023-24"), (opened, "QWU", "2024-25"), (opened, "ENG", "2023-24"),
             (example, "X01", "2024-25"))  # fmt: skip
    told = [each for view in views for each in sentences_of(*view)]
    fixed = [plain.year_moved("2024-25", "2023-24"), *watch_words.NO_NUMBER.values(),
             *watch_words.DIRECTIONS.values(), watch_words.OWN_SHOWS, watch_words.OWN_BASELINE,
             watch_words.OWN_LABEL, watch_words.TOO_SMALL, watch_words.NO_NUMBER_SHOWS]  # fmt: skip
    for text, names in (*told, *((each, set[str]()) for each in fixed)):
        for sentence in reading.sentences(text):
            grades[sentence] = reading.grade(sentence, {*names, "Made-up figures.", "Covid"})
    assert len(grades) > 60
    assert {each: round(grades[each], 1) for each in grades if grades[each] > HIGHEST_GRADE} == {}
    assert sum(grades.values()) / len(grades) <= MEAN_GRADE
