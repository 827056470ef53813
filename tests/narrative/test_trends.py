"""Change over time in sentences: every branch with its sentence written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from amhe_explore import measures, narrative
from amhe_explore.measures.breaks import Breaks, VolumeChange
from amhe_explore.measures.results import Notice, PlaceRef, SourceRef
from amhe_explore.measures.years import Years
from tests.measures.judged import ENGLAND, KENT, estimate, group, profile

YEARS = tuple(f"{start}-{start % 100 + 1:02d}" for start in range(2017, 2025))
MOST, LEAST = "imd_q1", "imd_q5"
PANDEMIC = {"2020-21": Breaks(pandemic=True)}
FELL = Breaks(changes=(VolumeChange("finished", 23865, 12875),))
NAMES = {
    MOST: "people in the most deprived fifth of areas",
    LEAST: "people in the least deprived fifth of areas",
}


def years(
    rates: Mapping[str, tuple[float, float]],
    breaks: Mapping[str, Breaks] | None = None,
    place: PlaceRef = KENT,
    measure: str = "recovery",
    characteristic: str = "deprivation_fifth",
    ids: tuple[str, str] = (MOST, LEAST),
) -> Years:
    """Two groups year by year."""
    return Years(
        place,
        characteristic,
        measure,
        {
            period: profile(
                *(
                    replace(group(each, estimate(rate)), plain_label=NAMES.get(each, each))
                    for each, rate in zip(ids, pair, strict=True)
                ),
                place=place,
                characteristic=characteristic,
                period=period,
            )
            for period, pair in rates.items()
        },
        {each: PANDEMIC.get(each, Breaks()) for each in rates} | dict(breaks or {}),
    )


STEADY = dict.fromkeys(YEARS, (0.43, 0.55))
PLAIN = dict.fromkeys(YEARS, Breaks())


def test_too_few_years_and_a_change_that_could_be_chance() -> None:
    found = measures.trend(years(STEADY), None, "2024-25")
    assert narrative.trend_finding(found) == (
        "Too few comparable years for a trend. The gap between fifths was 12 points the year before"
        " and 12 now: any change could be chance."
    )
    assert narrative.trend_sentences(found) == (
        "4 years in a row can be compared (2021-22 to 2024-25); 5 are needed.",
        (
            "Since 2017-18, the earliest year that can be compared, any change of the gap could be"
            " chance (12 points then)."
        ),
    )
    assert narrative.trend_for_analysts(found) == (
        "Change of the difference since 2023-24 +0.0 points (−4.0 to +4.0, 95% CI); change of the"
        " difference since 2017-18 +0.0 points (−4.0 to +4.0, 95% CI)."
    )


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (
            0.53,
            (
                "Since 2017-18, the earliest year that can be compared, the gap widened by about 10"
                " points (likely 6 to 14; 2 points then)."
            ),
        ),
        (
            0.31,
            (
                "Since 2017-18, the earliest year that can be compared, the gap narrowed by about"
                " 12 points (likely 8 to 16; 24 points then)."
            ),
        ),
        (
            0.65,
            (
                "Since 2017-18, the earliest year that can be compared, the gap changed by about 22"
                " points (likely 18 to 26; 10 points then)."
            ),
        ),
    ],
)
def test_a_change_since_the_earliest_year(first: float, sentence: str) -> None:
    found = measures.trend(years(STEADY | {"2017-18": (first, 0.55)}), None, "2024-25")
    assert narrative.trend_sentences(found)[1] == sentence


def test_a_tested_trend_names_both_sides_and_their_years() -> None:
    rates = {period: (0.40 + 0.03 * n, 0.55) for n, period in enumerate(YEARS[3:])}
    own = years(rates, dict.fromkeys(rates, Breaks()))
    found = measures.trend(own, None, "2024-25")
    assert narrative.trend_finding(found).startswith(
        "Recovery for people in the most deprived fifth of areas rose (2020-21 to 2024-25)."
        " Recovery for people in the least deprived fifth of areas did not change significantly"
        " (2020-21 to 2024-25). The gap between fifths was 6 points the year before and 3 now:"
    )
    assert narrative.trend_sentences(found)[0].startswith("Since 2020-21, the earliest year")
    # 1,000 courses a year: 0.40 to 0.52 by 0.03; slope 3 points a year by construction.
    assert narrative.trend_for_analysts(found).startswith(
        "Imd_q1, 2020-21 to 2024-25: chi-square for trend "
    )
    assert "slope +3.00 points a year" in narrative.trend_for_analysts(found)
    falling = {period: (0.55 - 0.03 * n, 0.55) for n, period in enumerate(YEARS[3:])}
    found = measures.trend(years(falling, dict.fromkeys(rates, Breaks())), None, "2024-25")
    assert "most deprived fifth of areas fell (2020-21 to 2024-25)." in narrative.trend_finding(
        found
    )


def test_one_side_of_too_few_years_says_so_beside_the_other() -> None:
    rates = {period: (0.40 + 0.03 * n, 0.55) for n, period in enumerate(YEARS[3:])}
    own = years(rates, dict.fromkeys(rates, Breaks()))
    last = own.profiles["2021-22"]
    small = replace(last, groups=(last.groups[0], last.groups[1], group(LEAST, estimate(None))))
    found = measures.trend(
        replace(own, profiles={**own.profiles, "2021-22": small}), None, "2024-25"
    )
    assert " too few comparable years for a trend. The gap" in narrative.trend_finding(found)


@pytest.mark.parametrize(
    ("breaks", "period", "reason"),
    [
        (PANDEMIC, "2021-22", "2020-21 is the pandemic year"),
        (
            {"2023-24": Breaks(incomplete="most of it has no place")},
            "2024-25",
            "2023-24 is incomplete",
        ),
        ({"2022-23": Breaks(area="Glossop moved")}, "2022-23", "the area changed in 2022-23"),
    ],
)
def test_a_year_that_is_no_baseline_is_named(
    breaks: dict[str, Breaks], period: str, reason: str
) -> None:
    found = measures.trend(years(STEADY, breaks), None, period)
    assert narrative.gap_over_year(found) == (
        f"The gap between fifths is not compared with the year before: {reason}."
    )


def test_the_groups_that_changed_are_named() -> None:
    ids = ("18_to_25", "26_to_64")
    own = years(dict.fromkeys(YEARS, (0.4, 0.5)), PLAIN, characteristic="age", ids=ids)
    found = measures.trend(own, None, "2021-22", "18_to_25")
    assert narrative.gap_over_year(found) == (
        "The gap between 18_to_25 and 26_to_64 is not compared with the year before: the groups"
        " changed in 2021-22."
    )
    assert narrative.break_lines(found) == (
        "The groups of age changed in 2021-22: the years before are not joined to it.",
    )
    assert narrative.trend_read_first(found, ()) == narrative.break_lines(found)[0]


def test_rates_between_stages_are_not_tested() -> None:
    found = measures.trend(years(STEADY, measure="completion"), None, "2024-25")
    assert narrative.trend_finding(found) == (
        "No trend is tested: the rule is for shares of one group of courses. The gap between fifths"
        " is not compared with the year before: this measure is compared by ratio, and the change"
        " of a ratio is not tested."
    )
    assert narrative.trend_for_analysts(found) == ""
    assert narrative.trend_sentences(found) == ()


def test_one_year_alone_and_a_chosen_year_that_cannot_be_compared() -> None:
    one = measures.trend(years({"2024-25": (0.43, 0.55)}), None, "2024-25")
    assert narrative.trend_finding(one) == "Too few comparable years for a trend."
    assert narrative.trend_sentences(one) == (
        "One year can be compared (2024-25); 5 in a row are needed.",
    )
    pandemic = measures.trend(years(STEADY), None, "2020-21")
    assert narrative.trend_sentences(pandemic)[0] == (
        "The chosen year cannot be compared; 5 in a row are needed."
    )


def test_later_years_are_named() -> None:
    found = measures.trend(years(STEADY), None, "2022-23")
    assert narrative.trend_sentences(found)[-1] == (
        "Loaded and later than 2022-23, so not shown: 2023-24 and 2024-25."
    )


def test_ethnic_minorities_together_never_stand_alone() -> None:
    ids = ("ethnic_minorities_including_white_minorities", "white_british")
    own = years(STEADY, characteristic="ethnic_minority", ids=ids)
    found = measures.trend(own, None, "2024-25")
    assert narrative.trend_finding(found) == narrative.COMBINED_NOT_ALONE
    assert narrative.trend_sentences(found) == ()
    assert narrative.trend_for_analysts(found) == ""


def test_the_gap_of_the_comparator_stands_beside_it() -> None:
    there = years(dict.fromkeys(YEARS, (0.44, 0.55)), place=ENGLAND)
    found = measures.trend(years(STEADY), there, "2024-25")
    assert narrative.trend_sentences(found)[-1] == "England's gap is 11 points."


def test_the_banner_says_what_concerns_the_picture() -> None:
    own = years(STEADY, {"2024-25": FELL, "2022-23": Breaks(area="Glossop moved")})
    found = measures.trend(own, None, "2024-25")
    notice = Notice("volume", "Courses that finished fell by 46% in a year.")
    assert narrative.trend_read_first(found, (notice,)) == (
        "Courses that finished fell by 46% in a year. 2020-21 is the pandemic year: it is never"
        " used as a baseline. 2022-23: The area changed: Glossop moved. Do not compare with earlier"
        " years."
    )
    # A reader who starts the picture later does not need what lies before it.
    assert narrative.trend_read_first(found, (notice,), "2023-24") == notice.text
    assert len(narrative.break_lines(found)) == 3
    there = years(STEADY, {"2022-23": Breaks(area="Glossop moved")}, place=ENGLAND)
    beside = measures.trend(years(STEADY), there, "2024-25")
    assert narrative.trend_read_first(beside, ()).endswith(
        "England: 2022-23: The area changed: Glossop moved. Do not compare with earlier years."
    )


def test_what_is_written_around_the_pictures() -> None:
    found = measures.trend(years(STEADY), None, "2024-25")
    titles = {
        "2020-21": "Psychological Therapies (IAPT)",
        "2021-22": "Psychological Therapies (IAPT)",
    }
    sources = tuple(
        SourceRef(
            "tt-annual",
            each,
            f"{titles.get(each, 'NHS Talking Therapies')} annual report {each}",
            "0",
            "NHS England",
        )
        for each in YEARS[3:]
    )
    found = replace(found, sources=sources)
    assert narrative.trend_source(found) == (
        "Source: NHS England, Psychological Therapies (IAPT) annual reports 2020-21 to 2021-22; NHS"
        " England, NHS Talking Therapies annual reports 2022-23 to 2024-25. Counts below England"
        " are rounded to 5. NHS Talking Therapies only."
    )
    assert narrative.trend_subtitle(found, since="2021-22") == (
        "Recovered, %. Kent and Medway, 2021-22 to 2024-25."
    )
    assert narrative.trend_subtitle(found, gap=True) == (
        "The gap between fifths: recovered, points. Kent and Medway, 2017-18 to 2024-25."
    )
    made = replace(found, made_up=True, sources=())
    assert narrative.trend_source(made).startswith("Made-up figures for an example place")
    assert narrative.trend_finding(made).startswith("Made-up figures. Too few comparable years")
    assert narrative.trend_finding(made).count("Made-up") == 1
    assert all(each.startswith("Made-up") for each in narrative.trend_sentences(made))


@pytest.mark.parametrize("word", ["because", "caused", "due to", "led to", "thanks to", "improved"])
def test_no_sentence_names_a_cause(word: str) -> None:
    found = measures.trend(years(STEADY), None, "2024-25")
    said = " ".join(
        (
            narrative.trend_finding(found),
            *narrative.trend_sentences(found),
            *tuple(text for _, text in narrative.trend_method_lines(found)[1:]),
        )
    )
    assert word not in said


def test_the_rule_is_told_by_its_own_docstring() -> None:
    found = measures.trend(years(STEADY), None, "2024-25")
    lines = dict(narrative.trend_method_lines(found))
    assert "above 9.5495" in lines["Trend over time"]
    assert "needs 5 years in a row" in lines["Comparable years"]


def test_why_nothing_is_drawn() -> None:
    found = measures.trend(years(STEADY), None, "2024-25")
    assert narrative.not_drawn(found) == (
        "Not shown. No year drawn has a figure that may be shown."
    )
    reason = "Religion was not recorded for 54% of finished courses: the table is shown."
    closed = replace(found.focus, points=(replace(found.focus.points[-1], closed=reason),))
    shut = replace(found, lines=(found.lines[0], closed))
    assert narrative.not_drawn(shut) == f"Not shown. {reason}"
    assert narrative.not_drawn(replace(shut, made_up=True)).startswith(
        "Made-up figures. Not shown."
    )
