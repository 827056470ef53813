"""How long people waited: mean days to the first treatment by group, and both waits of the place.

Shown, never compared: a mean is published without its spread.
"""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore import catalogue as catalogue_package
from amhe_explore import stats
from amhe_explore.measures import periods, published
from amhe_explore.measures.funnels import step_estimate
from amhe_explore.measures.groups import TOTAL, group_rows, stored_under
from amhe_explore.measures.published import Published, Row, count_of
from amhe_explore.measures.results import (
    CLOSED,
    NOT_PUBLISHED,
    Count,
    Estimate,
    PlaceRef,
    Profile,
    SourceRef,
)
from amhe_explore.measures.source_refs import source_files
from amhe_explore.warehouse import Warehouse

WAITS = "waiting_time"
MEAN = "wait_to_start_days"
# The same wait under its names: "first treatment" to 2021-22, "accessing services" from 2022-23.
TO_FIRST = ("accessing_services", "first_treatment")
TO_SECOND = ("first_to_second_treatment",)
BANDS = (
    ("up_to_28_days", "28 days or less"),
    ("29_56_days", "29 to 56 days"),
    ("57_90_days", "57 to 90 days"),
    ("over_90_days", "More than 90 days"),
)


@dataclass(frozen=True, slots=True)
class GroupWait:
    """One group's mean wait in days from referral to the first treatment, or why there is none."""

    id: str
    label: str
    short_label: str
    kind: str
    days: float | None
    flag: str


@dataclass(frozen=True, slots=True)
class WaitBand:
    """The courses finished in the year of one length of wait.

    Attributes:
        label: The length.
        count: Courses, or why there is no count.
        share: Of all courses finished; None where there is no count.
    """

    label: str
    count: Count
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class Waits:
    """The waits of one place and period.

    Attributes:
        to_first: From referral to the first treatment session; empty where not published.
        to_second: From the first to the second treatment session.
        groups: The place, then its groups; empty where no mean wait is published for any.
        finished: All courses finished.
        years: How many years the period pools.
    """

    place: PlaceRef
    period: str
    characteristic: str
    made_up: bool
    sources: tuple[SourceRef, ...]
    to_first: tuple[WaitBand, ...]
    to_second: tuple[WaitBand, ...]
    groups: tuple[GroupWait, ...]
    finished: Count
    years: int


def waits(warehouse: Warehouse, profile: Profile) -> Waits:
    """Return how long people waited in the place and period of a profile, by its groups.

    Pooled years have their bands together and no mean: means of years cannot be joined. Groups that
    are joined from published ones have none either, nor has an intersection whose cells are closed.
    """
    entry = catalogue_package.load().characteristics[profile.characteristic]
    years = periods.years_of(profile.period)
    found = published.read(warehouse, profile.place.key, years, (*stored_under(entry), WAITS))
    total = [row for year in years if (row := found.row(year, *TOTAL)) is not None]
    finished = count_of(total, "finished")
    own = (
        [] if profile.gate("cells").state == CLOSED else group_rows(warehouse, entry, found, years)
    )
    rows = {each.group.id: each.rows for each in own} | {"total": total}
    return Waits(
        profile.place,
        profile.period,
        profile.characteristic,
        profile.made_up,
        source_files(warehouse, found.sources),
        _bands(found, years, TO_FIRST, finished),
        _bands(found, years, TO_SECOND, finished),
        _groups(profile, rows),
        finished,
        len(years),
    )


def _groups(profile: Profile, rows: dict[str, list[Row]]) -> tuple[GroupWait, ...]:
    """Return the mean wait of the place and of each group; empty where there is none at all."""
    found = []
    for group in profile.groups:
        own = rows.get(group.id, [])
        # A mean is of one published group in one year.
        cell = own[0].cell(MEAN) if len(own) == 1 else published.NO_CELL
        found.append(
            GroupWait(group.id, group.label, group.short_label, group.kind, cell.value, cell.flag)
        )
    return tuple(found) if any(each.days is not None for each in found) else ()


def _bands(
    found: Published, years: tuple[str, ...], names: tuple[str, ...], finished: Count
) -> tuple[WaitBand, ...]:
    """Return the bands of one wait; empty where the source carries none of them."""
    bands = []
    for band, label in BANDS:
        rows = [
            row
            for year in years
            for name in names
            if (row := found.row(year, WAITS, f"{name}_{band}")) is not None
        ]
        absent = Count(None, NOT_PUBLISHED, None)
        count = count_of(rows, "finished") if len(rows) == len(years) else absent
        bands.append(WaitBand(label, count, _share(count, finished, len(years))))
    told = any(each.count.flag not in (NOT_PUBLISHED, "not_applicable") for each in bands)
    return tuple(bands) if told else ()


def _share(count: Count, whole: Count, years: int) -> Estimate | None:
    """Return a band's share of all courses finished, None without a count."""
    if count.value is None or not whole.value:
        return None
    top = min(count.value, whole.value)
    found: stats.Estimate = (
        stats.proportion(top, whole.value)
        if whole.rounded_to == 1
        else stats.rounding_interval(top, whole.value, years, years)
    )
    return step_estimate(found, count, whole)
