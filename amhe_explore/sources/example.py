"""The generator of the example places' files: `python -m amhe_explore.sources.example`.

Writes one CSV a year into `data/example`, in the layout of the annual report with a leading column
that says in every row that the figures are made up. Counts are rounded to 5 and suppressed under 5,
percentages are whole and worked out before rounding, as in the official files. Both intersections
(age and gender, ethnicity and gender) are left out: below England they are shown only where every
group is large enough, which is nowhere here. The same bytes come out on every machine.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from amhe_explore import paths
from amhe_explore.catalogue import Example, ExamplePlace, load_example
from amhe_explore.sources.example_england import England
from amhe_explore.sources.example_figures import Counts, PlaceYear
from amhe_explore.sources.example_places import COLUMN, MARK
from amhe_explore.sources.example_traits import traits
from amhe_explore.sources.example_vocabulary import (
    ANXIETY,
    BME,
    ETHNIC,
    FROM_2020,
    NONE,
    NOT_KNOWN,
    Label,
    splits,
)

COLUMNS = {
    "Count_ReferralsReceived": "referrals",
    "Count_AccessingServices": "started",
    "Count_SecondTreatment": "second_treatment",
    "Count_EndedReferrals": "ended",
    "Count_EndedBeforeTreatment": "ended_untreated",
    "Count_EndedAfterOneTreatment": "ended_after_one",
    "Count_FinishedCourseTreatment": "finished",
    "Count_AtCaseness": "at_caseness",
    "Count_NotAtCaseness": "not_at_caseness",
    "Count_Improvement": "improved",
    "Count_NoReliableChange": "no_change",
    "Count_Deterioration": "deteriorated",
    "Count_Recovery": "recovered",
    "Count_ReliableRecovery": "reliably_recovered",
}
PERCENTAGES = {
    "Percentage_Improvement": ("improved", "finished"),
    "Percentage_NoReliableChange": ("no_change", "finished"),
    "Percentage_Deterioration": ("deteriorated", "finished"),
    "Percentage_Recovery": ("recovered", "eligible"),
    "Percentage_ReliableRecovery": ("reliably_recovered", "eligible"),
}
NAMES = ("OrgType", "OrgCode", "OrgName", "VariableType", "VariableA", "VariableB")
HEADER = (COLUMN, *NAMES, *COLUMNS, *PERCENTAGES)
KINDS = {"icb": "ICB", "region": "Commissioning Region"}
SUPPRESSED_UNDER = 5
TOTAL = ("Total", NONE, NONE)

Groups = dict[Label, Counts]


def file_name(period: str) -> str:
    """Return the name of one year's file."""
    return f"MADE-UP-{period}.csv"


def files(folder: Path = paths.EXAMPLE) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every year's file, from England's figures in a folder."""
    england = England(folder)
    for period in england.periods:
        yield file_name(period), _content(period, england, load_example())


def write(folder: Path = paths.EXAMPLE) -> list[Path]:
    """Write every year's file into a folder that holds England's figures; return their paths."""
    written = []
    for name, content in files(folder):
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written


def _content(period: str, england: England, example: Example) -> bytes:
    """Return one year's file."""
    places = [place for place in example.places.values() if place.type == "icb"]
    drawn = traits(places, england)
    regions: dict[str, Groups] = {}
    rows: list[tuple[str, ...]] = []
    local: list[tuple[str, ...]] = []
    for place in places:
        groups = _groups(PlaceYear(place, period, drawn[place.code], england, example), period)
        _add(regions.setdefault(place.parent, {}), groups)
        local += _rows(place, groups)
    for key, groups in sorted(regions.items()):
        rows += _rows(example.places[key], groups)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([*rows, *local])
    return text.getvalue().encode()


def _groups(year: PlaceYear, period: str) -> Groups:
    """Return every group of one place and year, before rounding."""
    tenths = year.tenths()
    total = _sum(tenths.values())
    found: Groups = {TOTAL: total, **tenths}
    for split in splits(period):
        shared = year.shared(split, total)
        found |= shared
        if split.name == ETHNIC:
            found |= _ethnic_sums(shared, total, period)
        subtotal = [own for label, own in shared.items() if label[1] == ANXIETY]
        if subtotal:
            b = "All" if period >= FROM_2020 else "Total"
            found[next(iter(shared))[0], ANXIETY, b] = _sum(subtotal)
    if period >= FROM_2020:
        found |= year.disabilities(total)
    return found


def _ethnic_sums(shared: Groups, total: Counts, period: str) -> Groups:
    """Return the broad ethnic groups, and from 2020-21 all minorities together."""
    found: Groups = {}
    for (kind, broad, _), own in shared.items():
        if broad != NOT_KNOWN:
            _add(found, {(kind, broad, "All"): own})
    if period >= FROM_2020:
        british, hidden = shared[ETHNIC, "White", "British"], shared[ETHNIC, NOT_KNOWN, "All"]
        others = {name: total[name] - british[name] - hidden[name] for name in total}
        found[BME, "BME", NONE] = others
        found[BME, NOT_KNOWN, NONE] = hidden
        found[BME, "White British", NONE] = british
    return found


def _sum(groups: Iterable[Counts]) -> Counts:
    """Return groups added up."""
    found: Groups = {}
    for own in groups:
        _add(found, {TOTAL: own})
    return found[TOTAL]


def _add(to: Groups, groups: Mapping[Label, Counts]) -> None:
    """Add groups to those of the same label."""
    for label, own in groups.items():
        before = to.get(label, {})
        to[label] = {name: value + before.get(name, 0) for name, value in own.items()}


def _rows(place: ExamplePlace, groups: Groups) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one place as they are published: rounded and suppressed."""
    for label, counts in sorted(groups.items(), key=lambda each: (each[0] != TOTAL, each[0])):
        whole = counts | {"eligible": counts["finished"] - counts["not_at_caseness"]}
        yield (
            MARK,
            KINDS[place.type],
            place.code,
            place.name,
            *label,
            *(rounded(whole[name]) for name in COLUMNS.values()),
            *(percentage(whole[top], whole[base]) for top, base in PERCENTAGES.values()),
        )


def rounded(count: int) -> str:
    """Return a count as published below England: to the nearest 5, suppressed under 5."""
    return "*" if count < SUPPRESSED_UNDER else str((count + 2) // 5 * 5)


def percentage(top: int, base: int) -> str:
    """Return a whole percentage of the counts before rounding, halves up; suppressed with them."""
    if min(top, base) < SUPPRESSED_UNDER:
        return "*"
    return str((200 * top + base) // (2 * base))


if __name__ == "__main__":
    for made in write():
        sys.stdout.write(f"{made.name}: {made.stat().st_size:,} bytes\n")
