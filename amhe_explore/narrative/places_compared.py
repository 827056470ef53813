"""What a funnel plot of places says: in or outside what chance alone gives, never good or bad."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.measures import FunnelPlot, FunnelPoint, PlaceEntry, PlaceValue
from amhe_explore.measures.funnel_plot import (
    DIFFERENCE,
    INSIDE,
    LOWER,
    NOT_JUDGED,
    RATE,
    RATIO,
)
from amhe_explore.narrative import wording
from amhe_explore.narrative.made_up import marked
from amhe_explore.narrative.sides import noun, shown
from amhe_explore.theme import differences, formats

CAUTION = (
    "This compares places, not people. Differences between places are not causes: who is referred, "
    "what is offered and how it is recorded differ from place to place. Limits are for asking "
    "about one place, not for ranking places."
)
KINDS = {
    "region": "NHS regions",
    "icb": "integrated care boards",
    "sub_icb": "sub-ICB locations",
    "provider": "providers",
}
CHANCE = "from chance alone if every place"
LIKE_ENGLAND = "were like England"
ENGLANDS_GAP = "had England's gap"
CHANCE_SHARE = 0.05
REST = "everyone else with it recorded"
LONGEST_LIST = 12


def kind_name(kind: str) -> str:
    """Return what places of a type are called together."""
    return KINDS.get(kind, f"{kind}s")


@marked
def places_finding(plot: FunnelPlot, place: PlaceEntry) -> str:
    """Return the finding of a funnel plot for one place, as a heading.

    Args:
        plot: The funnel plot.
        place: The place meant; of another type than those drawn, the plot as a whole is told.
    """
    if plot.target is None:
        return f"England has no figure of {_what(plot)} in {_when(plot)} to draw places around"
    value = plot.values.of(place.key)
    if value is None:
        return _of_all(plot)
    point = plot.of(place.key)
    if point is None:
        return f"{place.name} is not drawn: {_small(value.reason) or 'there is no figure'}"
    subject = f"{_subject(plot)} in {place.name}"
    if point.standing == NOT_JUDGED:
        return f"{subject} is not held against the limits: {_why(point.reason)}"
    like = LIKE_ENGLAND if plot.values.pair is None else ENGLANDS_GAP
    numbers = two_figures(plot, value)
    if point.standing == INSIDE:
        return f"{subject} is within what is expected {CHANCE} {like}: {numbers}"
    return f"{subject} {_way(plot, point)} expected {CHANCE} {like}: {numbers}"


def _way(plot: FunnelPlot, point: FunnelPoint) -> str:
    """Return how a place outside the limits differs: "is lower than", "is larger than"."""
    if plot.values.pair is None:
        return f"is {point.direction} than"
    target = plot.target or 0.0
    none = 1.0 if plot.form == RATIO else 0.0
    if (point.value - none) * (target - none) < 0:
        return "runs the other way, further than"
    further = (point.direction == LOWER) == (target < none)
    return f"is {'larger' if further else 'smaller'} than"


def _of_all(plot: FunnelPlot) -> str:
    """Return how many places lie outside the limits, as a heading."""
    judged = plot.judged
    outside = sum(each.standing != INSIDE for each in judged)
    return (
        f"{outside} of {len(judged)} {kind_name(plot.values.kind)} lie outside the 95% limits "
        f"around England's figure"
    )


def two_figures(plot: FunnelPlot, value: PlaceValue) -> str:
    """Return a place's figure against England's: "49% against 50.5%"."""
    england = plot.values.england
    if england is None:
        return ""
    return f"{figure_text(plot, value)} against {figure_text(plot, england)}"


def figure_text(plot: FunnelPlot, value: PlaceValue) -> str:
    """Return one place's figure in words: "49%", "37", "12 points lower", "30% lower"."""
    if value.value is None:
        return _small(value.reason) or "no figure"
    if plot.values.pair is None:
        return "" if value.estimate is None else shown(value.estimate, plot.values.measure)
    if plot.form == RATIO:
        return differences.factor_text(value.value, ("lower", "higher"))
    word = "lower" if value.value < 0 else "higher"
    return f"{differences.points_text(value.value)} {word}"


@marked
def places_sentences(plot: FunnelPlot, place: PlaceEntry) -> tuple[str, ...]:
    """Return the sentences under the finding: what is compared, how many lie outside, how spread.

    Args:
        plot: The funnel plot.
        place: The place meant.
    """
    said = [gap_meaning(plot), _both_sides(plot, place), _care(plot, place), spread_sentence(plot)]
    return tuple(each for each in said if each)


def _care(plot: FunnelPlot, place: PlaceEntry) -> str:
    """Return what asks for care with the place's figure, "" where nothing does."""
    point, value = plot.of(place.key), plot.values.of(place.key)
    if point is None or value is None or not point.care:
        return ""
    other = None if value.comparison is None else value.comparison.reference_estimate
    sides = [value.estimate, other] if value.by_gap else [value.estimate]
    least = catalogue.load().rules.size_take_care_under
    if any(each is not None and (each.size or 0) < least for each in sides):
        return f"Take care: fewer than {least} courses in {place.name}."
    return f"Take care: for many courses in {place.name} the groups are not recorded."


def gap_meaning(plot: FunnelPlot) -> str:
    """Return which two groups the gap is of, "" for everyone."""
    pair = plot.values.pair
    if pair is None:
        return ""
    group, reference = plot.values.group, plot.values.reference
    one = pair.group if group is None else group.plain_label
    two = REST if reference is None else reference.plain_label
    return f"The gap: {_small(noun(plot.values.measure))} for {one}, against {two}."


def _both_sides(plot: FunnelPlot, place: PlaceEntry) -> str:
    """Return both groups' figures in the place; "" without a gap."""
    value = plot.values.of(place.key)
    if plot.values.pair is None or value is None or value.gap is None or value.comparison is None:
        return ""
    other = value.comparison.reference_estimate
    if other is None or value.estimate is None:
        return ""
    measure = plot.values.measure
    numbers = f"{shown(value.estimate, measure)} against {shown(other, measure)}"
    return f"In {place.name}: {numbers} (the gap: {likely(plot, value)})."


def likely(plot: FunnelPlot, value: PlaceValue) -> str:
    """Return the likely range of a place's figure, "" where there is none."""
    low, high = value.lower, value.upper
    if low is None or high is None:
        return ""
    if plot.values.pair is None:
        exact = value.estimate is not None and value.estimate.precision == wording.EXACT
        per = 100
        if plot.form == RATE:
            per = 100 if catalogue.load().measures[plot.values.measure].per == 1 else 1
        return f"likely {formats.interval_text(low, high, exact, per)}"
    if plot.form == RATIO:
        return f"likely {differences.factor_range(low, high, ('lower', 'higher'))}"
    return f"likely {_range(low, high)}"


def _range(low: float, high: float) -> str:
    """Return the limits of a difference, with its direction where it has one."""
    said = differences.points_range(low, high)
    return said if low <= 0 <= high else f"{said} {'lower' if high < 0 else 'higher'}"


def spread_sentence(plot: FunnelPlot) -> str:
    """Return how many places lie outside the limits, and how many chance alone would put there."""
    judged = plot.judged
    if not judged:
        return ""
    outside = [each for each in judged if each.standing != INSIDE]
    lower = sum(each.direction == LOWER for each in outside)
    below, above = _sides_of(plot)
    expected = len(judged) * CHANCE_SHARE
    by_chance = "under 1" if expected < 1 else f"about {formats.rounded(expected, 0)}"
    return (
        f"Outside the 95% limits: {lower} {below} and {len(outside) - lower} {above}, of "
        f"{len(judged)} {kind_name(plot.values.kind)}; chance alone would put {by_chance} there."
    )


def _sides_of(plot: FunnelPlot) -> tuple[str, str]:
    """Return what lying below and above England's figure means: for a gap, larger and smaller."""
    if plot.values.pair is None:
        return "below England's figure", "above"
    none = 1.0 if plot.form == RATIO else 0.0
    sides = ("with a larger gap than England's", "with a smaller one")
    if (plot.target or 0.0) < none:
        return sides
    return "with a smaller gap than England's", "with a larger one"


@marked
def overdispersion_sentence(plot: FunnelPlot) -> str:
    """Return how much more places differ than chance alone would have it, "" without places."""
    factor = plot.overdispersion
    if factor is None:
        return ""
    number = formats.scaled(factor, 1, 1)
    kept = "The limits are not widened for it."
    if factor <= 1:
        return (
            "Places differ no more than chance alone would make them (over-dispersion "
            f"{number}; 1 is chance alone). {kept}"
        )
    return (
        f"Places differ more than chance alone would make them (over-dispersion {number}; 1 is "
        f"chance alone): with many courses even small differences lie outside. {kept}"
    )


@marked
def not_drawn_sentence(plot: FunnelPlot) -> str:
    """Return which places are not drawn or not judged, each with its reason; "" where all are.

    Without a figure of England none is drawn: then England's own reason comes first.
    """
    said = [f"{each.place.name} ({_why(each.reason)})" for each in plot.left_out if each.reason]
    hollow = [
        f"{each.place.name} ({_why(each.reason)})"
        for each in plot.points
        if each.standing == NOT_JUDGED
    ]
    parts = [
        f"{start}: {_cut(names)}."
        for start, names in (("Not drawn", said), ("Drawn hollow and not judged", hollow))
        if names
    ]
    if plot.target is None and plot.left_out:
        england = plot.values.england
        reason = _why(england.reason) if england else ""
        parts.insert(0, f"Nothing is drawn: in England {reason or 'there is no figure'}.")
    return " ".join(parts)


def _cut(names: list[str]) -> str:
    """Return names with their reasons; of very many the first, and how many more."""
    if len(names) <= LONGEST_LIST:
        return "; ".join(names)
    more = len(names) - LONGEST_LIST
    return f"{'; '.join(names[:LONGEST_LIST])}; and {more} more, in the table"


def places_subtitle(plot: FunnelPlot) -> str:
    """Return the subtitle of the plot: what, of whom, where, when."""
    values = plot.values
    start = _subject(plot)
    if values.pair is not None:
        group, reference = values.group, values.reference
        one = values.pair.group if group is None else group.label
        two = REST if reference is None else reference.label
        start = f"{noun(values.measure)}, {_small(one)} less {_small(two)}"
        if plot.form == RATIO:
            start = f"{noun(values.measure)}, {_small(one)} over {_small(two)}"
        if plot.form == DIFFERENCE:
            start += ", in points"
    where = kind_name(values.kind)
    return f"{start}. {where[:1].upper()}{where[1:]}, {formats.period_text(values.period)}."


def places_note(plot: FunnelPlot, place: PlaceEntry) -> str:
    """Return the line under the page's title: service, place, kind of places, year."""
    return " · ".join(
        [
            wording.SERVICE,
            place.name,
            f"among {kind_name(plot.values.kind)}",
            formats.period_text(plot.values.period),
        ]
    )


def funnel_method_lines(plot: FunnelPlot) -> tuple[tuple[str, str], ...]:
    """Return how limits, sizes and the spread of a plot are worked out."""
    across = {
        DIFFERENCE: (
            "England's gap -/+ z times the standard error, which is that of the place's own likely "
            "range (rounding allowed for). Across stand the courses that each group would need for "
            "that standard error if both were of one size: 2 p (1 - p) / standard error squared, p "
            "the middle of England's two rates."
        ),
        RATIO: (
            "England's ratio on the log scale -/+ z times the standard error of the place's own "
            "ratio. Across stand the events each group would need if both had as many."
        ),
        RATE: (
            "England's figure -/+ z times the square root of figure / size (Poisson, normal "
            "approximation). One person can be counted twice: these limits are too narrow."
        ),
    }.get(
        plot.form,
        "England's proportion -/+ z times the square root of p (1 - p) / D, D the courses counted "
        "in the place.",
    )
    return (
        ("Limits", f"{across} z is 1.96 for 95% and 3.09 for 99.8%. England is taken as known."),
        (
            "Over-dispersion",
            (
                "The mean of the squared distances from England's figure in standard errors, the "
                "highest and lowest tenth set to the next one inwards (Spiegelhalter 2005). "
                "Reported, never used to widen the limits."
            ),
        ),
        (
            "Who is held against the limits",
            (
                "Every place whose figure may be compared: not after a break of its volume where a "
                "figure rests on two stages, not under "
                f"{catalogue.load().rules.size_not_compared_under} courses, not an incomplete year."
            ),
        ),
    )


def _subject(plot: FunnelPlot) -> str:
    """Return what is compared as the subject of a sentence."""
    if plot.values.pair is not None:
        return f"The gap in {_small(noun(plot.values.measure))}"
    return noun(plot.values.measure)


def _what(plot: FunnelPlot) -> str:
    """Return what is compared inside a sentence."""
    return _small(noun(plot.values.measure)) if plot.values.pair is None else "the gap"


def _when(plot: FunnelPlot) -> str:
    """Return the period in words."""
    return formats.period_text(plot.values.period)


def _why(reason: str) -> str:
    """Return the first sentence of a reason as part of another sentence."""
    return _small(_first(reason))


def _first(reason: str) -> str:
    """Return the first sentence of a reason."""
    return reason.partition(". ")[0].rstrip(".")


def _small(text: str) -> str:
    """Return words to stand inside a sentence."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
