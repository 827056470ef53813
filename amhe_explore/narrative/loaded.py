"""What is loaded, in a sentence; and how to load what is not."""

from __future__ import annotations

from amhe_explore.measures import BuildReport, NotLoaded, Status
from amhe_explore.narrative.wording import listed

FETCH_COMMAND = "python -m amhe_explore fetch"
BY_HAND_COMMAND = "python -m amhe_explore build --from data/raw"
OFFICIAL = "official"


def loaded_finding(found: Status) -> str:
    """Return which years are loaded, and of which kind of figures."""
    years = [period for period, kind in found.periods if kind == "annual"]
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(years) or "no year"
    newest = found.places.get(years[-1], {}) if years else {}
    icbs = newest.get("icb", 0)
    if found.mode != OFFICIAL:
        return f"England's official figures for {span}, and {icbs} example places with made-up ones"
    places = f", {icbs} ICBs in the newest" if icbs else ""
    return f"Official figures for {span} are loaded{places}"


def loaded_note(found: Status) -> str:
    """Return build, mode and time in one line."""
    return f"Build {found.build_id} · {found.mode} · built {found.built_at}"


def months_sentence(found: Status) -> str:
    """Return which months are loaded, "" where none are."""
    months = [period for period, kind in found.periods if kind == "monthly"]
    if not months:
        return ""
    return f"Monthly, provisional: {len(months)} months, {months[0]} to {months[-1]}."


def loading_sentence(missing: tuple[NotLoaded, ...]) -> str:
    """Return how what is not loaded gets in, by command and by hand."""
    if not missing:
        return "Everything of the catalogue is loaded. The same command looks for newer editions:"
    count = len(missing)
    are = "is" if count == 1 else "are"
    return (
        f"{_number(count, 'official file')} of the catalogue {are} not loaded. This command "
        "downloads what has an address and builds from it:"
    )


def by_hand_sentence() -> str:
    """Return what to do without the internet, or where a download fails."""
    return (
        "By hand: save the files in the folder `data/raw` under any name (zip archives as they "
        f"are), then run `{BY_HAND_COMMAND}`. What a file is, is seen from its content."
    )


def report_sentence(report: BuildReport) -> str:
    """Return how many checks found nothing, and what the others found."""
    found = [each for each in report.checks if each.findings]
    said = f"{report.passed} of {len(report.checks)} checks found nothing."
    if found:
        parts = [f"{len(each.findings):,} under “{each.title}”" for each in found]
        said += f" Listed by the others: {listed(parts)}."
    return said


def breaks_sentence(report: BuildReport) -> str:
    """Return how many place-years have a break."""
    lines = report.broken_years
    if not lines:
        return "No place-year has a break."
    years = len({(each.place.key, each.period) for each in lines})
    places = len({each.place.key for each in lines})
    return (
        f"{_number(years, 'place-year')} of {_number(places, 'place')} cannot be set beside the "
        "year before, or stage by stage."
    )


def _number(count: int, what: str) -> str:
    """Return a number of things."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
