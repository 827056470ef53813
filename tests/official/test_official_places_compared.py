"""Places compared on the official figures, each expectation worked out from the files by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import DEPRIVATION_FIFTHS, GroupPair

YEAR = "2024-25"
Z = 1.959964
Warehouse = warehouse.Warehouse
Cells = dict[tuple[str, str, str, str, str], str]
MOST, LEAST = ("09 More deprived", "10 Most deprived"), ("01 Least deprived", "02 Less deprived")


@dataclass(frozen=True)
class Side:
    """One fifth worked out by hand: rate, limits and D."""

    rate: float
    low: float
    high: float
    size: float


@pytest.fixture(scope="module")
def cells(official_data: Path) -> Cells:
    """Every ICB's and England's printed cells by year, place, group, measure and statistic."""
    rows = pd.read_parquet(official_data / "talking_therapies" / "measures_annual.parquet")
    rows = rows[
        rows.org_type.isin(["ICB", "England"])
        & rows.variable_type.isin(["Total", "Indices of Deprivation Decile"])
        & rows.reporting_period.isin([YEAR, "2023-24"])
    ]
    names = ["reporting_period", "org_code", "variable_a", "measure_name", "measure_statistic"]
    return dict(
        zip(rows[names].itertuples(index=False, name=None), rows.value.astype(str), strict=True)
    )


def number(text: str | None) -> float | None:
    return None if text in (None, "*", "NULL", "") else float(text)


def side(cells: Cells, year: str, place: str, tenths: tuple[str, ...]) -> Side | None:
    """Recovery of one fifth by the rules of precision, straight from the printed cells."""
    sizes, counts, percents = [], [], []
    for tenth in tenths:
        found = {
            (measure, kind): number(cells.get((year, place, tenth, measure, kind)))
            for measure in (
                "finished_course_treatment",
                "at_caseness",
                "not_at_caseness",
                "recovery",
            )
            for kind in ("count", "percentage")
        }
        finished = found["finished_course_treatment", "count"]
        below, above = found["not_at_caseness", "count"], found["at_caseness", "count"]
        percent, count = found["recovery", "percentage"], found["recovery", "count"]
        if finished is None or percent is None or count is None:
            return None
        if below is not None:
            sizes.append(finished - below)
        else:
            assert above is not None
            sizes.append(above if finished - above <= 5 else finished - 2)
        counts.append(count)
        percents.append(percent / 100)
    size, exact = sum(sizes), place == "All"
    top = sum(counts)
    if not exact and size < 1000:
        top = sum(
            (count if n >= 1000 else rate * n)
            for rate, n, count in zip(percents, sizes, counts, strict=True)
        )
    rate = top / size
    wide = Z**2 / size
    middle = (rate + wide / 2) / (1 + wide)
    half = Z / (1 + wide) * math.sqrt(rate * (1 - rate) / size + wide / (4 * size))
    # Two rounded numerators, four rounded counts in the denominators, of variance 2 each.
    rounding = 0.0 if exact else (2 * 2 + 2 * 4 * rate**2) / size**2
    low = rate - math.hypot(rate - (middle - half), Z * math.sqrt(rounding))
    high = rate + math.hypot(middle + half - rate, Z * math.sqrt(rounding))
    return Side(rate, max(low, 0), min(high, 1), size)


def less(one: Side, other: Side) -> tuple[float, float, float]:
    """Difference with Newcombe's limits."""
    value = one.rate - other.rate
    below = math.hypot(one.rate - one.low, other.high - other.rate)
    above = math.hypot(one.high - one.rate, other.rate - other.low)
    return value, value - below, value + above


def p_value(difference: tuple[float, float, float]) -> float:
    value, low, high = difference
    reach = value - low if value > 0 else high - value
    return math.erfc(abs(value / reach * Z) / math.sqrt(2))


def surely(p_values: dict[str, float]) -> set[str]:
    """The places that Benjamini and Hochberg's step-up rule rejects at 5 %."""
    ordered = sorted(p_values, key=p_values.__getitem__)
    passed = [n for n, key in enumerate(ordered, 1) if p_values[key] <= 0.05 * n / len(ordered)]
    return set(ordered[: max(passed, default=0)])


def broken(cells: Cells, place: str, new_provider: set[str]) -> bool:
    for measure in ("referrals_received", "finished_course_treatment"):
        now, before = (
            number(cells[year, place, "NULL", measure, "count"]) for year in (YEAR, "2023-24")
        )
        assert now is not None
        assert before is not None
        if abs(now - before) > 200 and abs(now - before) / before > 0.25:
            return True
    return place in new_provider


def worked_out_list(cells: Cells) -> set[str]:
    """Whom to learn from by the deprivation gap in recovery, 2024-25, by the written rule."""
    places = {key[1] for key in cells if key[0] == YEAR} - {"All", "UNKNOWN"}
    england_most, england_least = (side(cells, YEAR, "All", tenths) for tenths in (MOST, LEAST))
    assert england_most is not None
    assert england_least is not None
    gap = less(england_most, england_least)
    found, p_values = {}, {}
    for place in places:
        most, least = side(cells, YEAR, place, MOST), side(cells, YEAR, place, LEAST)
        if most is None:
            continue
        above = less(most, england_most)
        p_values[place] = p_value(above)
        if least is None:
            continue
        own = less(most, least)
        before = [side(cells, "2023-24", place, tenths) for tenths in (MOST, LEAST)]
        # The gap less England's gap, with limits: larger where wholly below 0.
        change_high = own[0] - gap[0] + math.hypot(own[2] - own[0], gap[0] - gap[1])
        lost = number(
            cells.get(
                (YEAR, place, "Not stated/Not known/Invalid", "finished_course_treatment", "count")
            )
        )
        total = number(cells[YEAR, place, "NULL", "finished_course_treatment", "count"])
        assert total is not None
        found[place] = (
            above[1] > 0
            and change_high >= 0
            and less(least, england_least)[2] >= 0
            and (lost or 0) / total <= 0.10
            and all(each is not None and each.size >= 100 for each in (most, least, *before))
            and not broken(cells, place, {"QKS"})
        )
    return {place for place, meets in found.items() if meets} & surely(p_values)


def test_whom_to_learn_from_is_what_the_rule_gives_by_hand(opened: Warehouse, cells: Cells) -> None:
    found = measures.learning(opened, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    assert {each.place.code for each in found.listed} == worked_out_list(cells)
    assert {each.place.code for each in found.listed} == {"QUA", "QOQ", "QH8", "QKK", "QWE", "QNC"}
    names = [each.place.name for each in found.listed]
    assert names == sorted(names)
    assert len(found.lessons) == 42


def test_north_east_londons_small_gap_is_no_lesson(opened: Warehouse) -> None:
    """Its most deprived fifth is above England's, but its least deprived fifth is below."""
    found = measures.learning(opened, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    london = found.of("icb:QMF")
    assert london is not None
    assert london.reasons == ("its other group is clearly worse off than in England",)
    for each in found.listed:
        profile = measures.profile(opened, each.place.key, "deprivation_fifth", YEAR)
        other = measures.comparison(profile, "imd_q5", "england")
        assert other is not None
        assert other.verdict.direction != "lower"


@pytest.mark.parametrize(
    ("measure", "pair"),
    [
        ("recovery", DEPRIVATION_FIFTHS),
        ("completion", DEPRIVATION_FIFTHS),
        ("reliable_improvement", GroupPair("ethnicity_detailed", "bangladeshi", "rest")),
        ("recovery", GroupPair("gender", "male", "female")),
        ("deterioration", None),
        ("completion", None),
        ("referral_rate", None),
    ],
)
def test_every_place_is_as_its_own_profile_has_it(
    opened: Warehouse, measure: str, pair: GroupPair | None
) -> None:
    found = measures.place_values(opened, "icb", YEAR, measure, pair)
    assert len(found.places) == 42
    for each in found.places[::6]:
        characteristic = "total" if pair is None else pair.characteristic
        profile = measures.profile(opened, each.place.key, characteristic, YEAR, measure)
        if pair is None:
            assert each.estimate == profile.total.rates[measure]
            assert each.comparison == measures.comparison(profile, "total", "england")
            continue
        against = "rest" if pair.reference == "rest" else "reference"
        own = measures.comparison(profile, pair.group, against, pair.reference)
        if own is None:
            own = measures.pair_comparison(profile, pair.group, pair.reference, measure)
        assert each.comparison == own


def test_the_places_without_both_fifths_are_kept_with_the_reason(opened: Warehouse) -> None:
    found = measures.place_values(opened, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    without = {each.place.code: each.reason for each in found.places if each.value is None}
    assert set(without) == {"QT6", "QNQ", "QXU"}
    assert all("suppressed" in reason for reason in without.values())


def test_the_limits_around_england_are_the_binomial_ones(opened: Warehouse) -> None:
    """England 2024-25: 321,061 of 635,185; each board's own D; the factor by numpy."""
    plot = measures.funnel_plot(measures.place_values(opened, "icb", YEAR, "recovery"))
    p = 321061 / 635185
    assert plot.target == pytest.approx(p)
    assert len(plot.points) == 42
    sizes = np.array([each.size for each in plot.points])
    scores = (np.array([each.value for each in plot.points]) - p) / np.sqrt(p * (1 - p) / sizes)
    for each, score in zip(plot.points, scores, strict=True):
        expected = "inside" if abs(score) <= 1.959964 else "outside 95"
        expected = "outside 99.8" if abs(score) > 3.090232 else expected
        assert each.standing == expected, each.place
    for at in plot.curve[::20]:
        reach = math.sqrt(p * (1 - p) / at.size)
        assert (at.lower_95, at.upper_998) == pytest.approx(
            (p - 1.959964 * reach, p + 3.090232 * reach), abs=1e-6
        )
    ordered = np.sort(scores)
    ordered[:4], ordered[-4:] = ordered[4], ordered[-5]
    assert plot.overdispersion == pytest.approx(np.mean(ordered**2))


def test_the_limits_of_gaps_are_standard_errors_around_englands(
    opened: Warehouse, cells: Cells
) -> None:
    values = measures.place_values(opened, "icb", YEAR, "recovery", DEPRIVATION_FIFTHS)
    plot = measures.funnel_plot(values)
    sides = [side(cells, YEAR, "All", tenths) for tenths in (MOST, LEAST)]
    assert None not in sides
    england = less(*sides)  # type: ignore[arg-type]
    assert plot.target == pytest.approx(england[0])
    for each in plot.points:
        own = less(*(side(cells, YEAR, each.place.code, tenths) for tenths in (MOST, LEAST)))  # type: ignore[arg-type]
        score = abs(own[0] - england[0]) / ((own[2] - own[1]) / (2 * 1.959964))
        expected = "inside" if score <= 1.959964 else "outside 95"
        assert each.standing == ("outside 99.8" if score > 3.090232 else expected), each.place


def test_a_volume_break_is_drawn_and_not_judged(opened: Warehouse) -> None:
    plot = measures.funnel_plot(measures.place_values(opened, "icb", YEAR, "completion"))
    not_judged = {each.place.code for each in plot.points if each.standing == "not judged"}
    assert not_judged == {"QKS", "QJM", "QT1"}
    kent = plot.of("icb:QKS")
    assert kent is not None
    assert kent.reason.startswith("Courses that finished fell by 46% in a year (23,865 to 12,875)")


def test_an_incomplete_year_is_left_out(opened: Warehouse) -> None:
    plot = measures.funnel_plot(measures.place_values(opened, "icb", "2020-21", "recovery"))
    assert [each.place.code for each in plot.left_out] == ["QWU"]
    assert plot.left_out[0].reason.startswith("Not comparable in 2020-21")


def test_the_places_most_like_kent_and_medway(opened: Warehouse, official_data: Path) -> None:
    """Distances by pandas from the published areas: scores, Census tables, mid-2020 people."""
    folder = official_data / "population"
    codes = pd.read_csv(official_data / "geography" / "icb_facts.csv")
    ods = dict(zip(codes.icb23_ons_code, codes.icb23_ods_code, strict=True))
    renamed = pd.read_csv(official_data / "deprivation" / "imd2025_england_icb24.csv")
    by_name = {
        name.removeprefix("NHS ").lower(): code
        for name, code in zip(codes.icb23_name, codes.icb23_ods_code, strict=True)
    }
    ods |= {
        code: by_name[name.removeprefix("NHS ").lower()]
        for code, name in zip(renamed.icb24_code, renamed.icb24_name, strict=True)
    }

    def by_place(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.assign(icb=frame.icb24_code.map(ods)).set_index("icb").sort_index()

    ethnic = by_place(pd.read_csv(folder / "derived_TS021_ethnic6_icb24_code.csv"))
    ethnic = ethnic.drop(columns=["icb24_code", "Total: All usual residents"])
    ages = by_place(pd.read_csv(folder / "derived_TS007A_age5_icb24_code.csv"))
    bands = ages.drop(columns=["icb24_code", "Total"])
    starts = [0, *range(5, 90, 5)]
    assert len(starts) == bands.shape[1]
    four = {
        edge: bands.loc[:, [edge[0] <= start < edge[1] for start in starts]].sum(axis=1)
        for edge in ((0, 20), (20, 40), (40, 65), (65, 100))
    }
    tenths = pd.read_csv(folder / "derived_imd2019_decile_by_icb_mid2020.csv")
    parts: list[pd.DataFrame] = [
        by_place(renamed)[["imd_average_score"]],
        ethnic.div(ethnic.sum(axis=1), axis=0),
        pd.DataFrame(four).div(pd.DataFrame(four).sum(axis=1), axis=0),
        tenths.groupby("icb_code").population.sum().to_frame().apply(np.log),
    ]
    apart = {}
    for name, part in zip(("deprivation", "ethnicity", "age", "size"), parts, strict=True):
        scaled: pd.DataFrame = (part - part.mean()) / part.std(ddof=0)
        apart[name] = np.sqrt(((scaled - scaled.loc["QKS"]) ** 2).mean(axis=1))
    table = pd.DataFrame(apart)
    table["distance"] = np.sqrt((table**2).mean(axis=1))
    expected = table.drop(index="QKS").sort_values("distance").head(5)
    found = measures.similar_places(opened, "QKS", YEAR)
    assert [each.place.code for each in found.nearest] == list(expected.index)
    for each in found.nearest:
        row = expected.loc[each.place.code]
        assert each.distance == pytest.approx(row["distance"], abs=2e-4)
        for kind, distance in each.parts.items():
            assert distance == pytest.approx(row[kind], abs=1e-3)
    assert found.compared == 41
    assert not found.not_loaded
