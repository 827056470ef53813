"""Results as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amhe_explore import catalogue
from amhe_explore.measures import TYPE_NAMES, Count, Estimate, PlaceEntry, Profile
from amhe_explore.measures.status import Status
from amhe_explore.theme import formats
from amhe_explore.warehouse import CHECKS, Finding

FLAG_WORDS = {"suppressed": "suppressed (under 5)"}


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as aligned columns; the first column left, the others right."""
    lines = [list(row) for row in rows]
    widths = [max(len(row[n]) for row in lines) for n in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in lines
    )


def status_text(found: Status) -> str:
    """Return what is loaded."""
    lines = [f"Build {found.build_id}, {found.mode}, built {found.built_at}", ""]
    kinds = [kind for kind in TYPE_NAMES if any(kind in each for each in found.places.values())]
    rows = [["Period", *kinds]]
    for period, _ in found.periods:
        places = found.places.get(period, {})
        rows.append([period, *(str(places.get(kind, "-")) for kind in kinds)])
    lines += [table(rows), "", "Sources"]
    for each in found.sources:
        note = f" ({each.note})" if each.note else ""
        lines.append(f"  {each.id} {each.edition}: {each.rows:,} rows, {each.files} file(s){note}")
    for file, reason in found.not_used:
        lines.append(f"  not used: {file} ({reason})")
    if found.missing:
        lines.append(f"Not loaded: {', '.join(found.missing)}")
    lines.append(
        f"Disagreements between sources: {found.disagreements:,}."
        f" Repeated cells resolved: {found.duplicates:,}. See: python -m amhe_explore check"
    )
    return "\n".join(lines)


def places_text(found: tuple[PlaceEntry, ...]) -> str:
    """Return the list of places."""
    if not found:
        return "No place fits."
    rows = [["Place", "Code", "Type", "From", "To"]]
    rows += [[p.name, p.code, p.type, p.first_period, p.last_period] for p in found]
    return table(rows)


def profile_text(found: Profile, measure: str) -> str:
    """Return one profile as a table of its groups."""
    lines = [
        f"{found.place.name} ({found.place.code}), {found.characteristic_name}, {found.period}"
    ]
    if found.made_up:
        lines.append("MADE-UP FIGURES")
    lines += [f"Read this first: {each.text}" for each in found.notices]
    rows = [["Group", "referrals", "finished", "recovered", measure, "likely range"]]
    exact = found.place.type == "england"
    per = catalogue.load().measures[measure].kind == "per_population"
    for group in found.groups:
        rate = group.rates[measure]
        rows.append(
            [
                group.label,
                *(_count(group.counts[name]) for name in ("referrals", "finished", "recovered")),
                _rate(rate, exact, per),
                _range(rate, exact, per),
            ]
        )
    lines += ["", table(rows), ""]
    lines += [f"{each.id}: {each.state}. {each.reason}" for each in found.gates if each.reason]
    lines += [f"Source: {each.title} ({each.publisher}, {each.licence})" for each in found.sources]
    return "\n".join(lines)


def _count(count: Count) -> str:
    return formats.count_text(count.value, count.flag)


def _rate(rate: Estimate, exact: bool, per: bool) -> str:
    """Return a rate: a percentage, or a plain number for so many per 1,000 people."""
    if rate.value is None:
        return FLAG_WORDS.get(rate.flag, rate.flag.replace("_", " "))
    if per:
        return f"{rate.value:.1f}"
    shown = rate.published if rate.published is not None else rate.value
    return formats.published_percent(shown, exact)


def _range(rate: Estimate, exact: bool, per: bool) -> str:
    if rate.lower is None or rate.upper is None:
        return ""
    if per:
        return f"{rate.lower:.1f} to {rate.upper:.1f}"
    return formats.interval_text(rate.lower, rate.upper, exact)


def check_text(found: list[Finding]) -> str:
    """Return the findings, check by check, each check named even where it found nothing."""
    lines = []
    for check in CHECKS:
        own = [each for each in found if each.check == check.id]
        lines.append(f"{'ok ' if not own else f'{len(own):,}'}  {check.title}")
        lines += [f"     {each.subject}: {each.message}" for each in own]
    return "\n".join(lines)
