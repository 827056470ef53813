"""Change over time: what is joined, what is tested, what is compared, and what never is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import MixedFiguresError, NotPublishedError, UnknownMeasureError
from amhe_explore.measures.breaks import Breaks, VolumeChange
from amhe_explore.measures.results import Comparison, Estimate, Gate, Profile, SourceRef, Verdict
from amhe_explore.measures.years import Years
from tests.measures.judged import ENGLAND, KENT, estimate, group, profile

YEARS = tuple(f"{start}-{start % 100 + 1:02d}" for start in range(2017, 2025))
LATE = YEARS[4:]
MOST, LEAST = "imd_q1", "imd_q5"
PANDEMIC = {"2020-21": Breaks(pandemic=True), "2021-22": Breaks(after_pandemic=True)}
FELL = Breaks(changes=(VolumeChange("finished", 23865, 12875),))


def year(
    period: str,
    most: Estimate | float | None = 0.43,
    least: Estimate | float | None = 0.55,
    gates: tuple[Gate, ...] = (),
    characteristic: str = "deprivation_fifth",
    ids: tuple[str, str] = (MOST, LEAST),
    place: measures.PlaceRef = KENT,
) -> Profile:
    """One year of two groups."""
    rates = [each if isinstance(each, Estimate) else estimate(each) for each in (most, least)]
    return profile(
        group(ids[0], rates[0]),
        group(ids[1], rates[1]),
        place=place,
        characteristic=characteristic,
        period=period,
        gates=gates,
    )


def years(
    profiles: Mapping[str, Profile],
    breaks: Mapping[str, Breaks] | None = None,
    measure: str = "recovery",
    characteristic: str = "deprivation_fifth",
    place: measures.PlaceRef = KENT,
) -> Years:
    """Every year of one place."""
    broken = {each: PANDEMIC.get(each, Breaks()) for each in profiles} | dict(breaks or {})
    return Years(place, characteristic, measure, dict(profiles), broken)


def steady(periods: tuple[str, ...] = YEARS, **named: object) -> dict[str, Profile]:
    """The same figures every year."""
    return {each: year(each, **named) for each in periods}  # type: ignore[arg-type]


def segments(line: measures.TrendLine) -> list[int | None]:
    """Which years are joined."""
    return [point.segment for point in line.points]


def test_the_pandemic_year_is_hollow_joined_to_nothing_and_used_in_no_verdict() -> None:
    found = measures.trend(years(steady()), None, "2024-25")
    line = found.line(MOST)
    assert line is not None
    assert [point.hollow for point in line.points] == [n == 3 for n in range(8)]
    before, alone, after = segments(line)[:3], segments(line)[3], segments(line)[4:]
    assert alone is None
    assert len(set(before)) == len(set(after)) == 1
    assert set(before).isdisjoint(after)
    # Three years before it and four after it: never five in a row.
    assert line.verdict.direction == "too few comparable years"
    assert line.verdict.periods == LATE
    assert (
        line.verdict.reason == "4 years in a row can be compared (2021-22 to 2024-25); 5 are needed"
    )
    assert [(each.period, each.kind) for each in found.breaks] == [("2020-21", "pandemic")]


def test_five_years_in_a_row_are_tested_by_the_rule() -> None:
    """England's recovery as if 2020-21 were an ordinary year: 51.39 ... 50.55 % (published)."""
    percents = (51.39, 50.15, 49.85, 50.12, 50.55)
    periods = YEARS[3:]
    figures = {
        period: year(period, estimate(percent / 100, size=635_185))
        for period, percent in zip(periods, percents, strict=True)
    }
    plain = dict.fromkeys(periods, Breaks())
    line = measures.trend(years(figures, plain), None, "2024-25").line(MOST)
    assert line is not None
    assert line.verdict.direction == "no significant change"
    assert line.verdict.periods == periods
    assert line.verdict.statistic is not None
    assert line.verdict.statistic > 9.5495
    falling = {period: year(period, estimate(0.6 - 0.02 * n)) for n, period in enumerate(periods)}
    line = measures.trend(years(falling, plain), None, "2024-25").line(MOST)
    assert line is not None
    assert line.verdict.direction == "decreasing"
    assert line.verdict.slope == pytest.approx(-0.02)


@pytest.mark.parametrize(
    ("breaks", "characteristic", "ids", "kind"),
    [
        ({"2022-23": Breaks(area="Glossop moved")}, "deprivation_fifth", (MOST, LEAST), "area"),
        ({}, "age", ("18_to_25", "26_to_64"), "vocabulary"),
    ],
)
def test_nothing_is_joined_or_compared_across_a_change_of_area_or_groups(
    breaks: dict[str, Breaks], characteristic: str, ids: tuple[str, str], kind: str
) -> None:
    figures = steady(characteristic=characteristic, ids=ids)
    found = measures.trend(
        years(figures, breaks, characteristic=characteristic), None, "2024-25", ids[0]
    )
    line = found.line(ids[0])
    assert line is not None
    broken = next(each for each in found.breaks if each.kind == kind)
    assert broken.between
    n = YEARS.index(broken.period)
    assert segments(line)[n] != segments(line)[n - 1]
    assert line.verdict.periods == tuple(each for each in YEARS if each >= broken.period)
    gap = measures.trend(
        years(figures, breaks, characteristic=characteristic), None, broken.period, ids[0]
    ).gap
    assert gap is not None
    assert gap.year_before is not None
    assert gap.year_before.change is None
    assert gap.earliest is None


def test_a_jump_in_numbers_turns_off_rates_between_stages_and_leaves_outcomes() -> None:
    gate = Gate("volume", "closed", "Courses that finished fell by 46% in a year.")
    shut = (gate, Gate("stages", "closed", gate.reason))
    figures = {each: year(each, gates=shut if each == "2023-24" else ()) for each in YEARS}
    broken = {"2023-24": FELL}
    outcome = measures.trend(years(figures, broken), None, "2024-25").line(MOST)
    stage = measures.trend(years(figures, broken, "completion"), None, "2024-25").line(MOST)
    assert outcome is not None
    assert stage is not None
    assert len(set(segments(outcome)[4:])) == 1
    before, at, after = segments(stage)[5:]
    assert at is None
    assert before != after
    assert stage.points[6].closed == gate.reason
    # The whole place as well: two yearly counts that no longer belong together.
    everyone = measures.trend(years(figures, broken, "completion"), None, "2024-25").lines[0]
    assert everyone.points[6].closed == gate.reason
    assert stage.verdict.direction == "not tested"


def test_an_incomplete_year_is_hollow() -> None:
    broken = {"2020-21": Breaks(incomplete="most of it has no place", pandemic=True)}
    found = measures.trend(years(steady(YEARS[3:]), broken), None, "2024-25")
    assert [each.kind for each in found.breaks] == ["incomplete", "pandemic"]
    assert found.focus.points[0].hollow
    assert found.focus.points[0].segment is None


@pytest.mark.parametrize(
    ("odd", "tested"),
    [
        (None, ("2023-24", "2024-25")),  # suppressed: it ends the row
        (estimate(0.4, size=29), ("2023-24", "2024-25")),  # too few courses
        (estimate(0.4, size=30), LATE),
    ],
)
def test_a_year_without_a_figure_ends_the_row(
    odd: Estimate | None, tested: tuple[str, ...]
) -> None:
    figures = steady() | {"2022-23": year("2022-23", odd)}
    line = measures.trend(years(figures), None, "2024-25").line(MOST)
    assert line is not None
    assert line.verdict.periods == tested


def test_the_not_recorded_gate_closes_pictures_and_verdicts_but_not_the_table() -> None:
    reason = "Religion was not recorded for 54% of finished courses: the table is shown."
    shut = (Gate("outcomes", "closed", reason),)
    figures = steady() | {"2024-25": year("2024-25", gates=shut)}
    found = measures.trend(years(figures), None, "2024-25")
    line = found.line(MOST)
    assert line is not None
    assert (line.points[-1].drawn, line.points[-1].closed) == (False, reason)
    assert line.points[-1].estimate.value == 0.43
    assert line.verdict.periods == ()
    # Everyone together does not rest on what is recorded.
    assert found.lines[0].points[-1].drawn


def test_englands_counts_of_one_to_four_are_never_drawn() -> None:
    tiny = replace(estimate(0.3), numerator=3)
    found = measures.trend(years(steady() | {"2024-25": year("2024-25", tiny)}), None, "2024-25")
    assert (
        found.focus.points[-1].closed == "it rests on a count under 5, which stands in tables only"
    )
    assert found.gap is not None
    assert not found.gap.points[-1].drawn


def test_the_gap_is_set_beside_the_year_before_and_the_earliest_year() -> None:
    figures = steady() | {
        "2017-18": year("2017-18", 0.53),
        "2024-25": year("2024-25", 0.40),
    }
    gap = measures.trend(years(figures), None, "2024-25").gap
    assert gap is not None
    assert (gap.group, gap.against, gap.reference) == (MOST, "reference", LEAST)
    one, two = gap.year_before, gap.earliest
    assert one is not None
    assert two is not None
    assert (one.since, two.since) == ("2023-24", "2017-18")
    assert one.change is not None
    assert two.change is not None
    # By hand: -0.15 less -0.12, and less -0.02; each side reaches 0.02 either way, so each
    # difference root two and the difference of two differences twice as far.
    assert one.change.value == pytest.approx(-0.03)
    assert two.change.value == pytest.approx(-0.13)
    assert one.change.upper - one.change.value == pytest.approx(0.02 * math.sqrt(4))


def test_the_pandemic_year_is_no_baseline_for_the_year_after_it() -> None:
    gap = measures.trend(years(steady()), None, "2021-22").gap
    assert gap is not None
    assert gap.year_before is not None
    assert gap.year_before.reason == "2020-21 is the pandemic year"
    assert gap.earliest is not None
    assert gap.earliest.since == "2017-18"


def test_a_year_that_is_not_loaded_is_said_and_parts_the_line() -> None:
    figures = steady(("2021-22", "2022-23", "2024-25"))
    found = measures.trend(years(figures), None, "2024-25")
    assert segments(found.focus)[1] != segments(found.focus)[2]
    assert found.gap is not None
    assert found.gap.year_before is not None
    assert found.gap.year_before.reason == "2023-24 is not loaded"


def test_a_ratio_has_no_change() -> None:
    gap = measures.trend(years(steady(), measure="completion"), None, "2024-25").gap
    assert gap is not None
    assert gap.year_before is not None
    assert gap.year_before.reason.startswith("this measure is compared by ratio")


def test_a_later_year_is_left_out_and_named() -> None:
    found = measures.trend(years(steady()), None, "2022-23")
    assert found.periods[-1] == "2022-23"
    assert found.years_after == ("2023-24", "2024-25")
    assert measures.trend(years(steady()), None, "2020-23").period == "2022-23"
    with pytest.raises(NotPublishedError, match="deprivation_fifth is not published"):
        measures.trend(years(steady()), None, "2016-17")


def test_everyone_is_set_beside_the_comparator() -> None:
    here = {each: _everyone(each, 0.49) for each in YEARS}
    there = {each: _everyone(each, 0.51, ENGLAND) for each in YEARS}
    own, other = (
        years(found, characteristic="total", place=place)
        for found, place in ((here, KENT), (there, ENGLAND))
    )
    found = measures.trend(own, other, "2024-25")
    assert found.gap is not None
    assert (found.gap.against, found.gap.reference) == ("england", "ENG")
    assert found.reference_line is not None
    assert found.reference_line.label == "England"
    assert found.focus.group == "total"
    alone = measures.trend(own, None, "2024-25")
    assert alone.gap is None
    assert alone.focus.group == "total"


def test_made_up_and_official_places_never_stand_side_by_side() -> None:
    source = SourceRef("example", "2024-25", "made up", "0", made_up=True)
    made = {each: replace(_everyone(each, 0.4), sources=(source,)) for each in YEARS}
    real = {each: _everyone(each, 0.5) for each in YEARS}
    with pytest.raises(MixedFiguresError):
        measures.trend(
            years(made, characteristic="total"), years(real, characteristic="total"), "2024-25"
        )


def _everyone(period: str, rate: float, place: measures.PlaceRef = KENT) -> Profile:
    """One year of a whole place, compared with England."""
    found = profile(place=place, characteristic="total", period=period, total=estimate(rate))
    beside = Comparison(
        "recovery",
        "total",
        "england",
        "ENG",
        estimate(rate),
        estimate(0.51),
        measures.Difference(rate - 0.51, rate - 0.53, rate - 0.49),
        None,
        Verdict("lower", "ok", ""),
    )
    return replace(found, comparisons=(beside,))


def test_every_year_is_the_profile_of_that_year(
    small_warehouse: object,
) -> None:
    with warehouse.open_current(small_warehouse) as opened:  # type: ignore[arg-type]
        for measure in ("recovery", "completion"):
            own = measures.years(opened, "icb:QKS", "deprivation_fifth", measure)
            found = measures.trend(own, None, max(own.profiles))
            for period in found.periods:
                alone = measures.profile(opened, "QKS", "deprivation_fifth", period, measure)
                for each in alone.groups:
                    line = found.line(each.id)
                    assert line is not None
                    point = line.point(period)
                    assert point is not None
                    assert point.estimate == each.rates[measure]
        with pytest.raises(UnknownMeasureError, match="Unknown measure 'referrals'"):
            measures.years(opened, "icb:QKS", "deprivation_fifth", "referrals")
