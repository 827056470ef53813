"""How a page's figures are worked out and where they come from, out of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore import catalogue
from amhe_explore.catalogue.entries import Measure
from amhe_explore.measures import Profile, SourceRef
from amhe_explore.narrative import wording

LICENCE = "Open Government Licence v3.0"
DATE_BASES = {
    "received": "referrals received in the year",
    "first treatment": "first treatment sessions in the year",
    "second treatment": "second treatment sessions in the year",
    "ended": "referrals that ended in the year",
}
COUNTED = "Referrals and courses are counted; one person can be counted more than once."
MADE_UP_SOURCE = "Made-up figures for an example place, not from any publication."


def measure_lines(measure_ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (name, how it is worked out) of measures, from the catalogue's definitions."""
    measures = catalogue.load().measures
    return tuple(
        (measures[each].name, _worked_out(measures[each]))
        for each in measure_ids
        if each in measures
    )


def _worked_out(measure: Measure) -> str:
    """Return one measure's definition, counts and dates."""
    parts = [measure.definition.rstrip(".")]
    if measure.numerator and measure.denominator:
        parts.append(f"Counted: {_meaning(measure.numerator)}")
        parts.append(f"Out of: {_meaning(measure.denominator)}")
    basis = measure.date_basis or _basis_of(measure.numerator)
    if basis:
        parts.append(f"Dates: {DATE_BASES.get(basis, basis)}")
    parts += [caveat.rstrip(".") for caveat in measure.caveats]
    return ". ".join(parts) + "."


def _meaning(measure_id: str) -> str:
    """Return what a count is called inside a sentence."""
    entry = catalogue.load().measures.get(measure_id)
    return measure_id if entry is None else entry.plain_name


def _basis_of(measure_id: str) -> str:
    """Return the date basis of a count, "" where it has none."""
    entry = catalogue.load().measures.get(measure_id)
    return "" if entry is None else entry.date_basis


def shared_lines(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Return what holds for every figure of a page: range, rounding, unknowns, source, edition."""
    lines = [
        ("Likely range", _likely_range(profile)),
        ("Rounding and suppression", _rounding(profile)),
        ("People and referrals", COUNTED),
    ]
    share = profile.not_recorded_share.get("referrals")
    if share is not None and profile.characteristic != "total":
        lines.append(
            (
                "Not recorded",
                f"{wording.out_of_100(share)}% of referrals; shown last, not compared.",
            )
        )
    lines += [
        ("Source file", f"{source.title}, edition {source.edition}, checksum {source.sha256[:12]}.")
        for source in profile.sources
    ]
    return tuple(lines)


def _likely_range(profile: Profile) -> str:
    """Return how the intervals were made, named by their methods."""
    rates = (rate for group in profile.groups for rate in group.rates.values())
    methods = dict.fromkeys(rate.method for rate in rates if rate.method and rate.lower is not None)
    named = f" Method: {'; '.join(methods)}." if methods else ""
    return (
        "A 95% confidence interval: how far chance alone could have moved the figure. It allows "
        f"for the rounding of the counts.{named}"
    )


def _rounding(profile: Profile) -> str:
    """Return how exact the place's figures are."""
    if profile.place.type == "england":
        return "England's counts are exact, its percentages have one decimal."
    return (
        "Counts are rounded to the nearest 5 and percentages to whole numbers by the publisher; "
        "a count under 5 is suppressed and never worked back."
    )


def source_line(sources: Sequence[SourceRef], made_up: bool) -> str:
    """Return the source line that every picture and table carries."""
    real = [source for source in sources if not source.made_up]
    named = "; ".join(f"{_publisher(source)}, {source.title}" for source in real)
    if made_up:
        beside = f" England beside it: {named}." if named else ""
        return f"{MADE_UP_SOURCE}{beside} NHS Talking Therapies only."
    return f"Source: {named}. Counts below England are rounded to 5. NHS Talking Therapies only."


def brief_source(sources: Sequence[SourceRef], made_up: bool, of: Sequence[str] = ()) -> str:
    """Return the source line of a small picture: each publication once, with its editions.

    Args:
        sources: The sources behind the picture and what stands around it.
        made_up: Whether any figure is made up.
        of: How the ids of the picture's own sources begin; all of them where not given.
    """
    if made_up:
        return MADE_UP_SOURCE
    titles: dict[str, list[str]] = {}
    for each in sources:
        if not of or each.id.startswith(tuple(of)):
            whole = f"{_publisher(each)}, {each.title}"
            start = whole.removesuffix(each.edition)
            titles.setdefault(start, []).extend([each.edition] if start != whole else [])
    named = []
    for start, editions in titles.items():
        span = sorted(dict.fromkeys(editions))
        named.append(start + " to ".join(dict.fromkeys((*span[:1], *span[-1:]))))
    return f"Source: {'; '.join(named)}." if named else ""


def _publisher(source: SourceRef) -> str:
    """Return a publisher without what stands in brackets."""
    return source.publisher.partition(" (")[0]


def attribution_lines(sources: Sequence[SourceRef]) -> tuple[str, ...]:
    """Return publisher, title, edition, licence and attribution of each source."""
    return tuple(_attribution(source) for source in sources)


def _attribution(source: SourceRef) -> str:
    """Return who published one source, what, which edition, and on what terms."""
    known = catalogue.load().sources.get(source.id)
    parts = [
        f"{source.publisher or 'Publisher not stated'}: {source.title}, edition {source.edition}.",
        f"{source.licence or LICENCE}.",
        "" if known is None else known.attribution,
    ]
    return " ".join(part for part in parts if part)
