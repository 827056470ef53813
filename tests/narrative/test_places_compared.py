"""Every sentence of the page that compares places, written out."""

from __future__ import annotations

import dataclasses

import pytest

from amhe_explore import narrative
from amhe_explore.measures import (
    FunnelPlot,
    Learning,
    Lesson,
    PlaceRef,
    PlaceValue,
    SimilarPlace,
    SimilarPlaces,
)
from tests.narrative.placed import (
    ENGLAND,
    FIFTHS,
    HERE,
    KENT,
    NATION,
    everyone,
    gap,
    plot,
    rate,
)

OTHER = PlaceRef("QMF", "North East London", "icb", "Y56")
NATIONAL = everyone(ENGLAND, rate(0.5055, 635_185, exact=True, spread=0.001))
NATIONAL_GAP = gap(
    ENGLAND, rate(0.446, 141_598, exact=True), rate(0.559, 104_170, exact=True), 0.004
)


def overall(value: float, **more: object) -> FunnelPlot:
    return plot([everyone(KENT, rate(value), **more)], NATIONAL)  # type: ignore[arg-type]


def of_gap(one: float, other: float) -> FunnelPlot:
    return plot([gap(KENT, rate(one, 2_200), rate(other, 1_785))], NATIONAL_GAP, FIFTHS)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            overall(0.49),
            (
                "Recovery in Kent and Medway is lower than expected from chance alone if every "
                "place were like England: 49% against 50.5%"
            ),
        ),
        (
            overall(0.53),
            (
                "Recovery in Kent and Medway is higher than expected from chance alone if every "
                "place were like England: 53% against 50.5%"
            ),
        ),
        (
            overall(0.50),
            (
                "Recovery in Kent and Medway is within what is expected from chance alone if every "
                "place were like England: 50% against 50.5%"
            ),
        ),
        (
            overall(0.49, reason="Courses that finished fell by 46%. Comparisons are off."),
            (
                "Recovery in Kent and Medway is not held against the limits: courses that finished "
                "fell by 46%"
            ),
        ),
        (
            overall(0.49, reason="Not comparable in 2020-21: incomplete.", outside=True),
            "Kent and Medway is not drawn: not comparable in 2020-21: incomplete.",
        ),
        (
            of_gap(0.43, 0.55),
            (
                "The gap in recovery in Kent and Medway is within what is expected from chance "
                "alone if every place had England's gap: 12 points lower against 11 points lower"
            ),
        ),
        (
            of_gap(0.38, 0.55),
            (
                "The gap in recovery in Kent and Medway is larger than expected from chance "
                "alone if every place had England's gap: 17 points lower against 11 points lower"
            ),
        ),
        (
            of_gap(0.52, 0.55),
            (
                "The gap in recovery in Kent and Medway is smaller than expected from chance "
                "alone if every place had England's gap: 3 points lower against 11 points lower"
            ),
        ),
        (
            of_gap(0.57, 0.55),
            (
                "The gap in recovery in Kent and Medway runs the other way, further than "
                "expected from chance alone if every place had England's gap: 2 points higher "
                "against 11 points lower"
            ),
        ),
        (
            plot([], None),
            "England has no figure of recovery in 2024-25 to draw places around",
        ),
        (
            plot([], None, FIFTHS),
            "England has no figure of the gap in 2024-25 to draw places around",
        ),
        (
            plot([everyone(KENT, rate(0.49))], NATIONAL, made_up=True),
            (
                "Made-up figures. Recovery in Kent and Medway is lower than expected from chance "
                "alone if every place were like England: 49% against 50.5%"
            ),
        ),
    ],
)
def test_the_finding(found: FunnelPlot, said: str) -> None:
    assert narrative.places_finding(found, HERE) == said


def test_the_finding_of_a_gap_that_is_a_ratio() -> None:
    nation = gap(ENGLAND, rate(0.3), rate(0.42), 0.004, "completion", factor=True)
    place = gap(KENT, rate(0.2), rate(0.42), 0.03, "completion", factor=True)
    found = plot([place], nation, FIFTHS, "completion")
    assert narrative.places_finding(found, HERE) == (
        "The gap in the number of courses finished for every 100 referrals in Kent and Medway is "
        "larger than expected from chance alone if every place had England's gap: 52% lower "
        "against 29% lower"
    )
    assert narrative.places_subtitle(found) == (
        "The number of courses finished for every 100 referrals, most deprived fifth over least "
        "deprived fifth. Integrated care boards, 2024-25."
    )


def test_for_england_the_plot_as_a_whole_is_told() -> None:
    assert narrative.places_finding(overall(0.49), NATION) == (
        "1 of 1 integrated care boards lie outside the 95% limits around England's figure"
    )


def test_a_place_without_a_figure_says_why() -> None:
    value = PlaceValue(KENT, None, None, "the two groups are not both published", True)
    found = plot([value], NATIONAL_GAP, FIFTHS)
    assert narrative.places_finding(found, HERE) == (
        "Kent and Medway is not drawn: the two groups are not both published"
    )
    assert narrative.not_drawn_sentence(found) == (
        "Not drawn: Kent and Medway (the two groups are not both published)."
    )


def test_without_a_figure_of_england_nothing_is_drawn_for_its_reason() -> None:
    reason = "Religion was not recorded for 36% of finished courses: no comparison."
    assert NATIONAL_GAP.comparison is not None
    closed = dataclasses.replace(
        NATIONAL_GAP, comparison=dataclasses.replace(NATIONAL_GAP.comparison, difference=None),
        reason=reason,
    )  # fmt: skip
    here = gap(KENT, rate(0.43), rate(0.55))
    bare = PlaceValue(
        dataclasses.replace(KENT, code="QMF", name="North East London"),
        None, None, "Religion was not recorded for 89% of finished courses.", True,
    )  # fmt: skip
    found = plot([here, bare], closed, FIFTHS)
    # The place with a gap of its own has no reason: its name does not stand with empty brackets.
    assert narrative.not_drawn_sentence(found) == (
        "Nothing is drawn: in England religion was not recorded for 36% of finished courses: no "
        "comparison. Not drawn: North East London (religion was not recorded for 89% of finished "
        "courses)."
    )
    nowhere = dataclasses.replace(found, values=dataclasses.replace(found.values, england=None))
    assert narrative.not_drawn_sentence(nowhere).startswith(
        "Nothing is drawn: in England there is no figure. Not drawn: North East London"
    )


def test_the_sentences_under_the_finding() -> None:
    assert narrative.places_sentences(of_gap(0.43, 0.55), HERE) == (
        (
            "The gap: recovery for people in the most deprived fifth of areas, against people in "
            "the least deprived fifth of areas."
        ),
        "In Kent and Medway: 43% against 55% (the gap: likely 9 to 15 lower).",
        (
            "Outside the 95% limits: 0 with a larger gap than England's and 0 with a smaller "
            "one, of 1 integrated care boards; chance alone would put under 1 there."
        ),
    )
    assert narrative.places_sentences(overall(0.49), HERE) == (
        (
            "Outside the 95% limits: 1 below England's figure and 0 above, of 1 integrated care "
            "boards; chance alone would put under 1 there."
        ),
    )


def test_many_places_and_how_many_chance_alone_puts_outside() -> None:
    places = [everyone(dataclasses.replace(KENT, code=f"Q{n}"), rate(0.505)) for n in range(42)]
    (said,) = narrative.places_sentences(plot(places, NATIONAL), NATION)
    assert said.endswith("of 42 integrated care boards; chance alone would put about 2 there.")


def test_care_is_asked_for_few_courses_and_for_many_not_recorded() -> None:
    small = plot([everyone(KENT, rate(0.49, 60), care=True)], NATIONAL)
    assert "Take care: fewer than 100 courses in Kent and Medway." in (
        narrative.places_sentences(small, HERE)
    )
    thin = plot([gap(KENT, rate(0.43, 900), rate(0.55, 900), care=True)], NATIONAL_GAP, FIFTHS)
    assert "Take care: for many courses in Kent and Medway the groups are not recorded." in (
        narrative.places_sentences(thin, HERE)
    )


def test_the_spread_is_reported_and_never_used() -> None:
    assert narrative.overdispersion_sentence(overall(0.49)) == (
        "Places differ more than chance alone would make them (over-dispersion 12.0; 1 is chance "
        "alone): with many courses even small differences lie outside. The limits are not widened "
        "for it."
    )
    assert narrative.overdispersion_sentence(overall(0.5055)) == (
        "Places differ no more than chance alone would make them (over-dispersion 0.0; 1 is chance "
        "alone). The limits are not widened for it."
    )
    assert narrative.overdispersion_sentence(plot([], None)) == ""


def test_places_drawn_hollow_are_named_with_the_reason() -> None:
    found = overall(0.49, reason="Courses that finished fell by 46%. Comparisons are off.")
    assert narrative.not_drawn_sentence(found) == (
        "Drawn hollow and not judged: Kent and Medway (courses that finished fell by 46%)."
    )
    many = [
        PlaceValue(dataclasses.replace(KENT, code=f"P{n}"), None, None, "not published", False)
        for n in range(14)
    ]
    assert narrative.not_drawn_sentence(plot(many, NATIONAL)).endswith("and 2 more, in the table.")
    assert narrative.not_drawn_sentence(overall(0.49)) == ""


def test_the_caution_names_people_and_causes() -> None:
    assert narrative.CAUTION.startswith("This compares places, not people.")
    assert "not causes" in narrative.CAUTION


def similar(nearest: tuple[SimilarPlace, ...] = (), **more: object) -> SimilarPlaces:
    parts = ("deprivation", "ethnicity", "age", "size")
    found = SimilarPlaces(KENT, {}, parts, (), nearest, len(nearest), False, ())
    return dataclasses.replace(found, **more)  # type: ignore[arg-type]


def test_similar_places_are_named_with_what_makes_them_so() -> None:
    near = SimilarPlace(OTHER, 0.4, {}, {})
    assert narrative.similar_sentence(similar((near,))) == (
        "Of 1 others, most like Kent and Medway in deprivation, ethnic mix, age and size, the "
        "nearest first: North East London."
    )
    without = similar((near,), parts=("deprivation", "size"), not_loaded=("ethnicity", "age"))
    assert narrative.similar_sentence(without) == (
        "Of 1 others, most like Kent and Medway in deprivation and size, the nearest first: North "
        "East London. Not compared by ethnic mix and age: not loaded for these places."
    )
    nobody = similar(parts=(), not_loaded=("deprivation", "size"))
    assert narrative.similar_sentence(nobody) == (
        "No similar places can be named for Kent and Medway: its deprivation and size are not "
        "loaded, or too few places have them."
    )
    assert narrative.similar_sentence(similar((near,), made_up=True)).startswith("Made-up figures.")


def test_a_far_nearest_place_is_said() -> None:
    assert narrative.far_note(similar((SimilarPlace(OTHER, 0.99, {}, {}),))) == ""
    assert narrative.far_note(similar((SimilarPlace(OTHER, 1.0, {}, {}),))) == (
        "Even the nearest place is not close to Kent and Medway: one standard deviation or more "
        "apart. Take care when comparing."
    )
    assert narrative.far_note(similar()) == ""


def lessons(*found: Lesson, reason: str = "") -> Learning:
    return Learning(
        "icb", "2024-25", "recovery", FIFTHS, NATIONAL_GAP.comparison, found,
        ("2023-24", "2024-25"), len(found), False, (), reason,
    )  # fmt: skip


LISTED = Lesson(
    OTHER,
    (),
    gap(OTHER, rate(0.48), rate(0.57)).comparison,
    gap(OTHER, rate(0.48), rate(0.446), 0.015).gap,
)
FAILED = Lesson(KENT, ("a break in its figures", "too many not recorded"))


def test_whom_to_learn_from_in_words() -> None:
    found = lessons(LISTED, FAILED)
    assert narrative.learn_sentence(found) == (
        "1 place meets every condition in 2024-25, of 2. In alphabetical order:"
    )
    assert narrative.learn_lines(found) == (
        (
            "North East London: 48% for this group, 3 points higher than this group in England "
            "(likely 2 to 5); 57% for the other group"
        ),
    )
    assert narrative.learn_failed(found) == (
        "1 of 2: a break in its figures",
        "1 of 2: too many not recorded",
    )
    assert narrative.learn_own(found, HERE) == (
        "Kent and Medway is not on the list: a break in its figures and too many not recorded."
    )
    assert narrative.learn_own(lessons(dataclasses.replace(LISTED, place=KENT)), HERE) == (
        "Kent and Medway is on the list itself."
    )
    assert narrative.learn_own(found, NATION) == ""
    assert narrative.learn_sentence(lessons(LISTED, LISTED)) == (
        "2 places meet every condition in 2024-25, of 2. In alphabetical order:"
    )
    assert narrative.learn_sentence(lessons(FAILED)) == (
        "None of 1 places meets every condition in 2024-25."
    )
    assert narrative.learn_sentence(lessons(reason="England's gap is not there")) == (
        "No list: England's gap is not there."
    )
    assert narrative.PHONE_CALL == (
        "Worth a phone call. Chance and who gets referred may explain it. Ask: what did you "
        "change, who was in the room, what did it cost?"
    )


def test_the_rule_is_printed_with_its_thresholds() -> None:
    ((_, said),) = narrative.learn_method_lines(lessons())
    for words in ("at most 10%", "100 courses or more", "2023-24 and in 2024-25", "more than 20"):
        assert words in said
    for found in (overall(0.49), of_gap(0.43, 0.55)):
        (_, limits), (_, spread), (_, held) = narrative.funnel_method_lines(found)
        assert "1.96 for 95% and 3.09 for 99.8%" in limits
        assert "never used to widen" in spread
        assert "under 30 courses" in held
