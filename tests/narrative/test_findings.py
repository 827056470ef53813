"""What a place's own figures say: each branch with its sentence written out."""

from __future__ import annotations

import dataclasses

import pytest

from amhe_explore.measures.results import PlaceRef
from amhe_explore.narrative import key_figures, place_finding, place_sentences
from tests.narrative import made


def test_a_place_beside_england() -> None:
    assert place_finding(made.place(), made.england()) == (
        "49 of every 100 courses that could end in recovery did; in England 51"
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceRef("Y59", "South East", "region"), "; in the South East region 51"),
        (PlaceRef("RXY", "A Trust", "provider"), "; at A Trust 51"),
        (PlaceRef("QOP", "Greater Manchester", "icb"), "; in Greater Manchester 51"),
    ],
)
def test_the_comparator_is_named_with_its_preposition(place: PlaceRef, words: str) -> None:
    other = dataclasses.replace(made.england(), place=place)
    assert place_finding(made.place(), other).endswith(words)


def test_a_place_beside_nobody() -> None:
    assert place_finding(made.england(), None) == (
        "51 of every 100 courses that could end in recovery did"
    )


def test_below_england_the_published_figure_is_said() -> None:
    # 497.6 of 1,000 by the rounded counts, 49 as published before rounding.
    assert place_finding(made.place(made.rate(0.4976, 0.45, 0.54, 0.49)), None).startswith("49 of")


def test_half_a_point_is_rounded_up() -> None:
    assert place_finding(made.place(made.rate(0.505, 0.5, 0.51)), None).startswith("51 of")


def test_a_suppressed_rate_is_not_said() -> None:
    assert place_finding(made.place(made.SUPPRESSED), made.england()) == (
        "How many courses that could end in recovery did: suppressed (under 5)"
    )


def test_a_rate_on_too_few_courses_is_not_said() -> None:
    few = made.rate(0.4, 0.2, 0.6, 0.4, size=29)
    assert place_finding(made.place(few), made.england()) == (
        "Fewer than 30 courses that could end in recovery: too few to say how many of 100 did"
    )


def test_a_comparator_without_a_number_is_left_out() -> None:
    for theirs in (made.SUPPRESSED, made.rate(0.4, size=29)):
        assert place_finding(made.place(), made.place(theirs)) == (
            "49 of every 100 courses that could end in recovery did"
        )


def test_the_sentences_beneath() -> None:
    assert place_sentences(made.place(), made.england()) == (
        (
            "Of every 100 courses that finished, 69 ended in reliable improvement (likely 68 to "
            "69); in England 68."
        ),
        (
            "Of every 100 courses that could end in recovery, 46 ended in reliable recovery "
            "(likely 45 to 47); in England 47."
        ),
        (
            "This describes the 12,875 courses that finished in the year, not everyone who was "
            "referred."
        ),
    )


def test_a_range_beside_a_number_out_of_100_has_no_decimals_either() -> None:
    first, _, _ = place_sentences(made.england(), None)
    assert first == (
        "Of every 100 courses that finished, 68 ended in reliable improvement (likely 67 to 68)."
    )


def test_sentences_that_cannot_be_said_are_left_out() -> None:
    bare = made.profile(
        made.KENT,
        "total",
        made.total(made.SUPPRESSED, made.SUPPRESSED, made.SUPPRESSED, made.count(3)),
    )
    assert place_sentences(bare, made.england()) == ()


def test_a_rate_without_an_interval_is_said_without_a_range() -> None:
    plain = made.total(made.rate(0.5), made.rate(0.7), made.SUPPRESSED, made.count(None))
    assert place_sentences(made.profile(made.KENT, "total", plain), None) == (
        "Of every 100 courses that finished, 70 ended in reliable improvement.",
    )


def test_five_key_figures_with_comparator_and_range() -> None:
    figures = key_figures(made.place(), made.england())
    assert [(each.label, each.value, each.notes) for each in figures] == [
        ("Referrals", "47,980", ("in the year, not people", "England 47,980")),
        ("Finished a course", "12,875", ("two or more sessions", "England 670,419")),
        ("Improved", "69%", ("of courses finished", "England 67.5%", "likely 68 to 69")),
        ("Recovered", "49%", ("of courses that could", "England 50.5%", "likely 48 to 50")),
        ("Reliably recovered", "46%", ("and clearly improved", "England 47.5%", "likely 45 to 47")),
    ]


def test_a_missing_key_figure_says_why() -> None:
    figures = {each.label: each for each in key_figures(made.place(made.SUPPRESSED, None), None)}
    assert (figures["Recovered"].value, figures["Recovered"].notes) == (
        "–",
        ("suppressed (under 5)",),
    )
    assert (figures["Finished a course"].value, figures["Finished a course"].notes) == (
        "–",
        ("suppressed (under 5)",),
    )


def test_a_key_figure_on_few_courses_says_so() -> None:
    few = made.rate(0.4, 0.2, 0.6, 0.4, size=29)
    (recovered,) = (
        each for each in key_figures(made.place(few), None) if each.label == "Recovered"
    )
    assert recovered.notes == ("of courses that could", "likely 20 to 60", "under 30 courses")


def test_a_range_that_rounds_to_one_number_says_how_narrow_it_is() -> None:
    narrow = made.rate(0.4901, 0.4881, 0.4921, 0.49)
    (recovered,) = (
        each for each in key_figures(made.place(narrow), None) if each.label == "Recovered"
    )
    assert recovered.notes == ("of courses that could", "likely range under 1 point")
