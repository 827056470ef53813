"""England's typed-in figures add up as printed, are cited, and a slip of a finger is found."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from amhe_explore import catalogue, paths
from amhe_explore.errors import SourceFileError
from amhe_explore.sources import england_facts
from amhe_explore.sources.given_file import GivenFile, head_of
from amhe_explore.sources.tidy import Tidy

ANNUAL = paths.EXAMPLE / "england-annual.csv"
POPULATION = paths.EXAMPLE / "england-population.csv"
ENDED = paths.EXAMPLE / "england-ended.csv"
# One person can have several of these; their groups add up to more than everyone.
OVERLAPPING = ("Disability Type", "Long Term Condition Status")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read(path: Path) -> list[Tidy]:
    file = GivenFile(path)
    (reader,) = [each for each in england_facts.readers() if each.recognises(head_of(file))]
    return list(reader.read(file, catalogue.load()))


def test_every_characteristic_adds_up_to_the_printed_total() -> None:
    totals: dict[str, dict[str, int]] = {}
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(england_facts.COUNTS, 0)
    )
    for row in rows(ANNUAL):
        if row["VariableType"] == "Total":
            totals[row["period"]] = {name: int(row[name]) for name in england_facts.COUNTS}
        elif row["VariableB"] in ("", "All"):  # the detailed ethnic groups are parts of these
            for name in england_facts.COUNTS:
                sums[row["period"], row["VariableType"]][name] += int(row[name])
    assert len(totals) == 8
    assert len(sums) == 8 + 8  # deprivation every year, and eight more in 2024-25
    for (period, kind), summed in sums.items():
        if kind in OVERLAPPING:
            assert all(summed[name] >= totals[period][name] for name in summed)
        else:
            assert summed == totals[period], (period, kind)


def test_the_detailed_ethnic_groups_add_up_to_the_broad_ones() -> None:
    broad: dict[str, int] = defaultdict(int)
    parts: dict[str, int] = defaultdict(int)
    for row in rows(ANNUAL):
        if row["VariableType"] == "Ethnic Group" and row["VariableB"]:
            kept = broad if row["VariableB"] == "All" else parts
            kept[row["VariableA"]] += int(row["recovered"])
    assert parts == {name: number for name, number in broad.items() if name in parts}
    assert len(parts) == 5


def test_totals_are_those_of_the_official_source() -> None:
    editions = catalogue.load().sources["tt-annual"].editions
    found = [row for row in rows(ANNUAL) if row["VariableType"] == "Total"]
    for row in found:
        printed = editions[row["period"]].england
        assert {name: int(row[name]) for name in printed} == dict(printed)
    assert len(found) == 8


def test_ended_referrals_are_the_sum_of_their_parts() -> None:
    ended = {row["measure"]: int(row["value"]) for row in rows(ENDED)}
    parts = ("ended_not_seen", "ended_not_treated", "ended_after_one", "finished")
    assert ended["ended"] == 1_746_265 == sum(ended[part] for part in parts)
    (tidy,) = read(ENDED)
    assert set(tidy.rows["starts"].to_pylist()) == {dt.date(2024, 4, 1)}
    assert set(tidy.rows["ends"].to_pylist()) == {dt.date(2025, 3, 31)}


def test_population_adds_up_and_each_table_is_cited() -> None:
    sums: dict[str, int] = defaultdict(int)
    for row in rows(POPULATION):
        sums[row["edition"]] += int(row["people"])
    assert sums == {
        "ts007a": 56_490_300,
        "ts021": 56_490_048,
        "ts030": 56_489_777,
        "ts038": 56_490_046,
        "sex": 46_007_035,
        "ts077": 46_007_035,
        "imd2019": 44_456_850,
    }
    source = catalogue.load().sources["england-population"]
    assert set(sums) == set(source.editions)


@pytest.mark.parametrize("name", ["england-facts", "england-ended", "england-population"])
def test_each_has_publisher_licence_and_title(name: str) -> None:
    source = catalogue.load().sources[name]
    assert source.default_only
    assert source.licence == "Open Government Licence v3.0"
    assert source.publisher in ("NHS England", "Office for National Statistics")
    assert all("England" in edition.title for edition in source.editions.values())


def test_one_row_a_printed_count_and_none_for_what_is_not_printed() -> None:
    parcels = read(ANNUAL)
    assert [each.edition for each in parcels] == [f"20{y}-{y + 1}" for y in range(17, 25)]
    newest = parcels[-1].rows
    assert newest.num_rows == 7 * (len([r for r in rows(ANNUAL) if r["period"] == "2024-25"]))
    assert set(newest["measure"].to_pylist()) == set(england_facts.COUNTS)
    assert set(newest["rounded_to"].to_pylist()) == {1}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (ANNUAL, ",1439957,", ",1439 957,", "row 2, column referrals: '1439 957' is no whole"),
        (ANNUAL, ",1439957,", ",1439957,1,", "row 2: wrong number of cells"),
        (POPULATION, "ts021", "ts999", "row 2: unknown table 'ts999'"),
        (ENDED, "1746265", "*", "column value: '*' is no whole number"),
    ],
)
def test_a_slip_names_file_row_and_column(
    tmp_path: Path, path: Path, old: str, new: str, expected: str
) -> None:
    broken = tmp_path / path.name
    broken.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(SourceFileError) as caught:
        read(broken)
    assert caught.value.line().startswith(f"{path.name}")
    assert expected in caught.value.line()
