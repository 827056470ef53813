"""The tables behind the waits: lengths of wait, and mean waits by group."""

from __future__ import annotations

from amhe_explore.export.tables import MADE_UP, Table
from amhe_explore.measures.results import NOT_PUBLISHED
from amhe_explore.measures.waits import GroupWait, WaitBand, Waits
from amhe_explore.theme import formats

NONE = "not shown"
WAITS = (
    ("From referral to the first session", "to_first"),
    ("From the first to the second session", "to_second"),
)


def wait_bands_table(found: Waits, comparator: Waits | None) -> Table:
    """Return both waits of a place by length, with the comparator's shares beside them."""
    lines = []
    for name, field in WAITS:
        own: tuple[WaitBand, ...] = getattr(found, field)
        other: tuple[WaitBand, ...] = getattr(comparator, field) if comparator else ()
        for n, band in enumerate(own):
            lines.append((name, band, other[n] if other else None))
    beside = (f"{comparator.place.name}, of 100 courses",) if comparator else ()
    return Table(
        columns=("Length of wait", "Wait", "Courses", "Of 100 courses", "Likely range", *beside),
        rows=tuple(
            (
                band.label,
                name,
                formats.count_text(band.count.value, band.count.flag),
                _share(band),
                _likely(band),
                *((_share(other),) if comparator else ()),
            )
            for name, band, other in lines
        ),
        caption=_caption("How long people waited, of courses finished", found),
        raw_columns=("length", "wait", "courses", "percent", "lower_95", "upper_95",
                     *(("comparator_percent",) if comparator else ())),
        raw_rows=tuple(
            (
                band.label,
                name,
                str(band.count.value)
                if band.count.value is not None
                else formats.reason_text(band.count.flag),
                *_numbers(band),
                *((_numbers(other)[0],) if comparator else ()),
            )
            for name, band, other in lines
        ),
    )  # fmt: skip


def wait_means_table(found: Waits, comparator: Waits | None) -> Table:
    """Return the mean wait of every group in days, with the comparator's beside it."""
    theirs = {each.id: each for each in comparator.groups} if comparator else {}
    beside = (f"{comparator.place.name}, days",) if comparator else ()
    return Table(
        columns=("Group", "Mean wait, days", *beside),
        rows=tuple(
            (each.label, _days(each), *((_days(theirs.get(each.id)),) if comparator else ()))
            for each in found.groups
        ),
        caption=_caption("Mean wait to the first treatment session, shown, not compared", found),
        raw_columns=("group", "mean_wait_days", *(("comparator_days",) if comparator else ())),
        raw_rows=tuple(
            (each.label, _plain(each), *((_plain(theirs.get(each.id)),) if comparator else ()))
            for each in found.groups
        ),
    )


def _share(band: WaitBand | None) -> str:
    """Return a band's share out of 100 as read, or why there is none."""
    if band is None or band.share is None:
        return formats.reason_text(NOT_PUBLISHED if band is None else band.count.flag)
    return formats.per_text(band.share.value)


def _likely(band: WaitBand) -> str:
    """Return the likely range of a share."""
    if band.share is None:
        return NONE
    return formats.interval_text(band.share.lower, band.share.upper, exact=False) or NONE


def _numbers(band: WaitBand | None) -> tuple[str, str, str]:
    """Return a share and its limits as data."""
    if band is None or band.share is None:
        return (_share(band), "", "")
    limits = (band.share.value, band.share.lower, band.share.upper)
    one, two, three = ("" if each is None else str(formats.scaled(each, 100, 1)) for each in limits)
    return (one, two, three)


def _days(wait: GroupWait | None) -> str:
    """Return a mean wait as read, or why there is none."""
    if wait is None or wait.days is None:
        return formats.reason_text(NOT_PUBLISHED if wait is None else wait.flag)
    return formats.rate_text(wait.days, 1)


def _plain(wait: GroupWait | None) -> str:
    """Return a mean wait as data."""
    if wait is None or wait.days is None:
        return _days(wait)
    return str(formats.scaled(wait.days, 1, 1))


def _caption(what: str, found: Waits) -> str:
    """Return a caption: what, where, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if found.made_up else ""
    return f"{start}{what}: {found.place.name}, {formats.period_text(found.period)}"
