"""Charts as drawn: what stands in the drawing, read from its SVG."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from amhe_explore import charts, theme
from amhe_explore.catalogue import load_practice
from amhe_explore.charts import ComparedBar, GapRow, Hundred, Picture
from tests.charts import made, made_trends, placed, screens
from tests.measures.waited import waits

SOURCE = (
    "Source: NHS England, NHS Talking Therapies annual report 2024-25 (edition of January 2026). "
    "Counts below England are rounded to 5. NHS Talking Therapies only."
)
TITLE = "Recovered less often in the most deprived areas: 43% against 55%"
SUBTITLE = "Recovered, % of courses that could. Kent and Medway, 2024-25."
SPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    """One drawing: its width, its words and its bars."""

    svg: str
    width: float
    words: tuple[str, ...]
    bars: tuple[tuple[str, float, float], ...]
    zero_lines: frozenset[float]

    @property
    def all_words(self) -> str:
        """Return the words in one text."""
        return " ".join(self.words)

    @property
    def colours(self) -> set[str]:
        """Return all colours of fills and strokes."""
        found = re.findall(r'(?:fill|stroke)="(#[0-9A-Fa-f]{6}|[a-z]+)"', self.svg)
        return {colour.upper() for colour in found} - {"NONE", "TRANSPARENT"}


def picture(made_up: bool = False) -> Picture:
    """Return the words around a picture."""
    return Picture(TITLE, SUBTITLE, SOURCE, made_up)


def drawn(chart: Any, width: int | None = None) -> Drawing:
    """Return a chart as drawn at a width; an export at its own."""
    spec = chart.to_dict()
    if width is not None:
        spec |= {"width": width, "autosize": {"type": "pad", "contains": "padding"}}
    svg = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    words = []
    hidden = {
        text
        for group in root.iter(f"{SPACE}g")
        if group.attrib.get("aria-hidden") == "true"
        for text in group.iter(f"{SPACE}text")
    }
    for text in root.iter(f"{SPACE}text"):
        if text in hidden:
            continue
        lines = [(line.text or "") for line in text.iter(f"{SPACE}tspan")] or [text.text or ""]
        words.append(" ".join(lines).strip())
    return Drawing(
        svg,
        float(root.attrib["width"]),
        tuple(word for word in words if word),
        tuple(_bars(root)),
        frozenset(_zero_lines(root)),
    )


def _bars(root: ET.Element) -> list[tuple[str, float, float]]:
    """Return the name, start and length of every bar."""
    bars = []
    for path in root.iter(f"{SPACE}path"):
        found = re.match(r"M(-?[\d.]+),-?[\d.]+h(-?[\d.]+)", path.attrib.get("d", ""))
        if path.attrib.get("aria-roledescription") == "bar" and found:
            start, length = (float(number) for number in found.groups())
            bars.append((path.attrib.get("aria-label", ""), start, length))
    return bars


def _zero_lines(root: ET.Element) -> list[float]:
    """Return where upright lines stand."""
    lines = []
    for line in root.iter(f"{SPACE}line"):
        found = re.match(r"translate\((-?[\d.]+),", line.attrib.get("transform", ""))
        if found and float(line.attrib.get("y2", 0)) != 0:
            lines.append(round(float(found.group(1)), 2))
    return lines


Draw = Callable[[theme.Palette, Picture, bool], Any]

OPEN = made.deprivation()
ENGLAND = made.deprivation(made.ENGLAND)
SHUT = made.deprivation(gates=(made.VOLUME, made.OFTEN_UNRECORDED))
ETHNIC = made.ethnicity()
TREND = made_trends.trend()
PAIR = (
    ComparedBar("Most deprived fifth of areas", made.rate(0.43, 0.02), made.rate(0.446)),
    ComparedBar("Least deprived fifth of areas", made.rate(0.55, 0.02), made.rate(0.56), False),
)
HUNDREDS = (
    Hundred("Most deprived fifth of areas", made.rate(0.43, 0.02)),
    Hundred("Everyone else with ethnicity recorded", made.rate(0.55, 0.02)),
)
GAPS = (
    GapRow(
        ("Most deprived fifth, against least deprived fifth", "Most, against least", "Most"),
        made.rate(0.43, 0.02),
        made.rate(0.55, 0.02),
        made.rate(0.446),
        "lower",
        "12 points lower",
        "likely 9 to 15",
    ),
    GapRow(
        ("People aged 65 and over, against 26 to 64", "65 and over"),
        made.rate(0.91, 0.04),
        made.rate(0.5, 0.02),
        None,
        "cannot tell",
        "cannot tell",
        "likely from 17 lower to 21 higher",
    ),
)
# Charts without bars, and the chart that only says why there is nothing to draw.
WITHOUT_BARS = (
    *("out of 100", "out of 100 referrals", "no steps"),
    *("places", "places by rate", "gaps of places", "ratios of places"),
    *("lines by year", "lines by year, all groups, own note", "gap by year"),
    *("dots of 16 groups", "dots of tenths", "dots without a reference", "slope", "gaps as rows"),
)

HERE = ("icb:Q09", "icb:Q30")
# The first tenth has no residents.
ADULTS = {"imd_01": 0, **{f"imd_{n:02d}": 40_000 + 9_000 * n for n in range(2, 11)}}

CHARTS: dict[str, Draw] = {
    "place funnel": lambda p, w, x: charts.place_funnel(made.activity(), p, w, x),
    "place funnel, no steps": lambda p, w, x: charts.place_funnel(made.activity(False), p, w, x),
    "tenths": lambda p, w, x: charts.group_funnel(OPEN, ENGLAND, made.activity(), p, w, x),
    "tenths, two closed": lambda p, w, x: charts.group_funnel(
        SHUT, ENGLAND, made.activity(False), p, w, x
    ),
    "adults by tenth": lambda p, w, x: charts.tenths(OPEN, ADULTS, p, w, x),
    "16 groups": lambda p, w, x: charts.group_funnel(
        ETHNIC, made.ethnicity(made.ENGLAND), made.activity(), p, w, x
    ),
    "England, no comparator": lambda p, w, x: charts.group_funnel(
        made.ethnicity(made.ENGLAND), None, made.activity(), p, w, x
    ),
    "few rows, one closed": lambda p, w, x: charts.group_funnel(
        made.gender(gates=(made.VOLUME,)),
        made.gender(made.ENGLAND),
        made.activity(False),
        p,
        w,
        x,
    ),
    "cohort by group": lambda p, w, x: charts.cohort_steps(made.cohort(), p, w, x),
    "cohort of one place": lambda p, w, x: charts.cohort_steps(made.cohort(0), p, w, x),
    "completeness": lambda p, w, x: charts.completeness_ranking(
        made.completeness(), made.completeness(made.ENGLAND), p, w, x
    ),
    "not recorded": lambda p, w, x: charts.not_recorded_bars(made.recordings(), p, w, x),
    "gaps as rows": lambda p, w, x: charts.gap_rows(GAPS, p, w, x),
    "two bars": lambda p, w, x: charts.two_bars(PAIR, p, w, x),
    "steps of a gap": lambda p, w, x: charts.step_chart(made.decomposition(), p, w, x),
    "steps without shares": lambda p, w, x: charts.step_chart(made.decomposition(False), p, w, x),
    "no steps": lambda p, w, x: charts.step_chart(made.no_decomposition(), p, w, x),
    "places": lambda p, w, x: charts.place_funnel_plot(placed.of_everyone(), HERE, p, w, x),
    "places by rate": lambda p, w, x: charts.place_funnel_plot(
        placed.of_everyone("referral_rate"), HERE, p, w, x
    ),
    "gaps of places": lambda p, w, x: charts.place_funnel_plot(placed.of_gaps(), HERE, p, w, x),
    "ratios of places": lambda p, w, x: charts.place_funnel_plot(
        placed.of_gaps(factor=True), HERE, p, w, x
    ),
    "similar places": lambda p, w, x: charts.similar_bars(placed.alike(), p, w, x),
    "dots of 16 groups": lambda p, w, x: charts.group_dots(screens.ethnic(), p, w, x),
    "dots of tenths": lambda p, w, x: charts.group_dots(screens.tenths(), p, w, x),
    "dots without a reference": lambda p, w, x: charts.group_dots(screens.genders(), p, w, x),
    "slope": lambda p, w, x: charts.slope(screens.points(), screens.GRADIENT, p, w, x),
    "out of 100": lambda p, w, x: charts.hundred_dots(HUNDREDS, p, w, x),
    "lengths of wait": lambda p, w, x: charts.wait_bands(waits(), waits(england=True), p, w, x),
    "mean waits": lambda p, w, x: charts.wait_means(waits(), None, p, w, x),
    "out of 100 referrals": lambda p, w, x: charts.hundred_dots(
        [Hundred("Most deprived fifth", made.rate(0.16), made.rate(0.39))], p, w, x
    ),
    "studies": lambda p, w, x: charts.study_bars(load_practice().review, p, w, x),
    "studies, one meant": lambda p, w, x: charts.study_bars(
        load_practice().review, p, w, x, ("age",)
    ),
    "lines by year": lambda p, w, x: charts.group_lines(TREND, p, w, x),
    "lines by year, all groups, own note": lambda p, w, x: charts.group_lines(
        TREND, p, w, x, all_groups=True, marker=made_trends.NOTE
    ),
    "gap by year": lambda p, w, x: charts.gap_by_year(TREND, p, w, x, marker=made_trends.NOTE),
}
