"""Deprivation against outcomes in words: never more than the intervals hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amhe_explore import stats
from amhe_explore.measures import DeprivationMap, InsideGaps
from amhe_explore.narrative import map_words as words
from tests.maps import mapped

GAPS = mapped.deprivation_map()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("**", "")


def with_r(value: float, lower: float, upper: float, outcome: str = "recovery") -> DeprivationMap:
    r = stats.Correlation(value, lower, upper, 0.95, "Pearson", None, 42)
    return replace(mapped.deprivation_map(outcome), pearson=r)


def test_an_interval_across_none_cannot_tell_and_says_both_ends() -> None:
    found = with_r(-0.256, -0.52, 0.052)
    assert words.between_heading(found) == "Between places: cannot tell"
    said = plain(words.between_sentence(found))
    assert said.startswith(
        "These figures fit anything from lower recovery in more deprived places (r = −0.52) to "
        "higher recovery there (r = 0.05): r = −0.26 (likely −0.52 to 0.05), 42 places."
    )
    assert said.endswith("This compares places, not people.")


@pytest.mark.parametrize(
    ("outcome", "value", "said"),
    [
        ("recovery", -0.5, "lower recovery"),
        ("recovery", 0.5, "higher recovery"),
        ("gap", 0.5, "a wider gap"),
        ("gap", -0.5, "a narrower gap"),
        ("referral_rate", 0.5, "more referrals per 1,000 adults"),
        ("completion", -0.5, "fewer finished courses per 100 referrals"),
    ],
)
def test_a_clear_correlation_names_its_direction(outcome: str, value: float, said: str) -> None:
    found = with_r(value, value - 0.2, value + 0.2, outcome)
    assert words.between_direction(found) == said
    assert said in words.between_sentence(found)
    assert words.NOT_PEOPLE in words.between_sentence(found)
    if outcome != "gap":
        assert words.map_finding(found) == f"More deprived places have {said}"


def test_no_correlation_has_its_reason() -> None:
    none = stats.Correlation(None, None, None, 0.95, "", "no place has both figures")
    said = words.between_sentence(replace(GAPS, pearson=none))
    assert said.startswith("Not worked out: no place has both figures.")
    assert words.between_direction(replace(GAPS, pearson=none)) == "cannot tell"


def test_inside_places_the_count_the_open_ones_and_the_closed_ones() -> None:
    said = plain(words.inside_sentence(GAPS))
    assert "clearly lower than in the least deprived fifth in 4 of the 5 places" in said
    assert "North East London: cannot tell." in said
    assert "Not compared: Surrey Heartlands: a figure is suppressed." in said
    assert words.inside_heading(GAPS) == "Inside places: lower in 4 of 5"


def test_nothing_compared_is_said() -> None:
    bare = tuple(replace(each, verdict="not compared") for each in mapped.GAPS)
    none = replace(GAPS, inside=InsideGaps((), (), (), (), bare))
    assert words.inside_heading(none) == "Inside places: not compared"
    assert words.map_finding(none) == "Inside places: nothing can be compared this year"
    assert "Not compared: 6 places" in words.inside_sentence(none)


def test_only_places_of_a_corner_outside_the_limits_are_named_and_never_as_bad() -> None:
    # North East London: third (2, 0), below the limits. Kent outside a corner is not named.
    places = tuple(
        replace(each, standing="above") if each.place.code == "QKS" else each
        for each in mapped.GAPS
    )
    (said,) = words.standing_sentences(replace(GAPS, places=places))
    assert said == "North East London: a narrower gap than places with similar deprivation."
    rates = mapped.deprivation_map("recovery")
    assert words.standing_sentences(rates) == (
        "North East London: lower recovery than places with similar deprivation.",
    )


@pytest.mark.parametrize(
    ("reason", "short"),
    [
        (mapped.SUPPRESSED, "a figure is suppressed"),
        ("Courses fell by 46%. Stage-to-stage comparisons are off.", "its volume changed too much"),
        ("fewer than 30 courses", "too few to compare"),
        ("Not comparable: an incomplete year", "an incomplete year"),
        ("not published", "not published"),
        ("a reason that nobody foresaw and that is far too long", "not to be compared"),
    ],
)
def test_a_legend_gives_the_reason_in_a_few_words(reason: str, short: str) -> None:
    place = replace(mapped.GAPS[-1], reason=reason)
    assert words.short_reason(place).startswith(short)
    found = replace(GAPS, places=(*mapped.GAPS[:-1], place))
    assert words.no_figure(found).startswith(f"not compared: {short}")


def test_a_rate_prints_the_published_figure_and_a_gap_points() -> None:
    rate = replace(mapped.GAPS[1], value=49.4, printed=49.0, lower=48.0, upper=50.6, verdict="")
    assert words.outcome_text(mapped.deprivation_map("recovery"), rate) == "49% (likely 48 to 51)"
    assert words.outcome_text(GAPS, mapped.GAPS[1]) == "12 lower (likely 9 to 15)"
    small = replace(mapped.GAPS[1], value=-0.3, printed=-0.3, lower=-2.0, upper=1.4)
    assert words.outcome_text(GAPS, small) == "under 1 higher (likely 2 higher to 1 lower)"


def test_without_any_deprivation_the_legend_says_so() -> None:
    assert words.no_deprivation(GAPS) == ""
    none = replace(GAPS, places=tuple(replace(each, deprivation=None) for each in GAPS.places))
    assert words.no_deprivation(none) == "no deprivation figures are loaded"
    some = (replace(GAPS.places[0], deprivation=None), *GAPS.places[1:])
    assert words.no_deprivation(replace(GAPS, places=some)) == "not known"
    assert words.deprivation_text(GAPS, some[0]) == "not known"


def test_the_source_carries_edition_attribution_and_the_year_of_the_map() -> None:
    said = words.map_source(mapped.SOURCES, False, "2023", index=False)
    for part in ("Annual report", "Boundaries of 2023", "Contains OS data © Crown copyright"):
        assert part in said
    tiles = words.map_source(mapped.SOURCES, False, "", index=True)
    assert "Annual report" not in tiles
    assert "position is approximate" in tiles
    assert "official" not in words.map_source(mapped.SOURCES, True, "2023", index=False)


def test_made_up_figures_say_so_first() -> None:
    made_up = mapped.deprivation_map(made_up=True)
    for say in (words.map_finding, words.between_sentence, words.inside_sentence):
        assert say(made_up).startswith("Made-up figures.")
        assert not say(GAPS).startswith("Made-up")
    assert all(each.startswith("Made-up") for each in words.standing_sentences(made_up))


def test_no_word_of_cause_or_of_blame() -> None:
    said = " ".join(
        (words.map_finding(GAPS), words.between_sentence(GAPS), words.inside_sentence(GAPS))
    ).casefold()
    for word in ("because", "cause", "due to", "worst", "best", "ranked", "badly", "bame"):
        assert word not in said
