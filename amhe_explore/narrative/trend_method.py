"""How change over time is worked out: the rule by its own docstring, and what is never joined."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import Trend
from amhe_explore.narrative.method import COUNTED, measure_lines
from amhe_explore.narrative.statistics import statistical_methods

NEVER_JOINED = (
    "No line, trend or change crosses a change of area or of the groups. The pandemic year and"
    " incomplete years are drawn hollow, joined to nothing and used in no verdict. Where the number"
    " of referrals, starts or finished courses changed by more than a quarter in a year, rates"
    " between stages are not set beside earlier years; outcomes are."
)
GAP_CHANGE = (
    "The later gap less the earlier one, with the 95% confidence interval of a difference of two"
    " differences. Where it includes none, any change could be chance."
)
START_YEAR = "The first year drawn is the reader's choice. It changes the picture, never a verdict."
OWN_MARK = (
    "A reader's own note is drawn where they put it. It says nothing about why figures changed."
)


def trend_method_lines(trend: Trend) -> tuple[tuple[str, str], ...]:
    """Return (name, how it is worked out) for a trend."""
    rules = catalogue.load().rules
    rule = next(each for each in statistical_methods() if each.id == "time_trend")
    parts = dict(rule.parts)
    said = " ".join(parts[name] for name in ("Formula", "Assumptions", "Limits") if name in parts)
    in_a_row = (
        f"The rule needs {rules.comparable_periods_needed} years in a row that can be compared,"
        f" each with {rules.size_not_compared_under} or more courses; otherwise nothing is tested."
    )
    return (
        *measure_lines([trend.measure]),
        ("Trend over time", f"{said} {parts.get('Reference', '')}".strip()),
        ("Comparable years", f"{in_a_row} {NEVER_JOINED}"),
        ("Change of a gap", GAP_CHANGE),
        ("First year drawn", START_YEAR),
        ("Your own note", OWN_MARK),
        ("People and referrals", COUNTED),
    )
