"""No suppressed count is narrowed by joining what we give out: parts, editions, months.

A board is the sum of its parts; two editions print one cell; a year is the sum of its months. Over
each of them interval arithmetic (`tests.measures.intervals`) bounds every suppressed count the same
with everything we print as with the published cells of the edition in use alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from amhe_explore import measures, warehouse
from amhe_explore.cli import texts
from amhe_explore.measures.monthly import months_to
from amhe_explore.warehouse.build import build
from tests.measures import nested
from tests.measures.intervals import Bounds, joint_bounds

BOARD = "icb:QOC"
PARTS = tuple(place for place in nested.PLACES if place != BOARD)
SUMS = ((BOARD, PARTS),)
# What a row about an unnamed cell may still say.
NOT_A_CELL = ("period", "kept_source", "other_source")
Json = dict[str, Any]
Told = tuple[tuple[tuple[str, str], float, float], ...]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[warehouse.Warehouse]:
    given = nested.write(tmp_path_factory.mktemp("nested"))
    folder = tmp_path_factory.mktemp("warehouse")
    build([given], folder)
    with warehouse.open_current(folder) as found:
        yield found


@pytest.fixture(scope="module")
def by_characteristic(opened: warehouse.Warehouse) -> dict[str, dict[str, Json]]:
    """Board and parts by each characteristic that no intersection closes."""
    return {
        characteristic: {
            place: measures.profile_json(
                measures.profile(opened, place, characteristic, nested.YEAR)
            )
            for place in nested.PLACES
        }
        for characteristic in measures.characteristics(opened, BOARD, nested.YEAR)
        if characteristic not in ("age_gender", "ethnicity_gender")
    }


@pytest.fixture(scope="module")
def package(opened: warehouse.Warehouse) -> dict[str, list[Json]]:
    """Every table of the package to take away, read back."""
    archive = zipfile.ZipFile(io.BytesIO(warehouse.data_package(opened)))
    return {
        Path(name).stem: pq.read_table(io.BytesIO(archive.read(name))).to_pylist()
        for name in archive.namelist()
        if name.endswith(".parquet")
    }


@pytest.fixture(scope="module")
def hidden(package: dict[str, list[Json]]) -> set[tuple[str, ...]]:
    """Every suppressed cell of the edition in use."""
    return {
        (each["place"], each["characteristic"], each["group"], each["measure"])
        for each in package["core_activity"]
        if each["flag"] == "suppressed"
    }


def same(profiles: dict[str, Json], told: Told = ()) -> bool:
    """Whether everything we print leaves the range of every suppressed count as it was."""
    alone = joint_bounds(profiles, False, SUMS)
    return joint_bounds(profiles, True, SUMS, told) == alone


def test_a_board_and_its_parts_have_much_to_hide(
    by_characteristic: dict[str, dict[str, Json]],
) -> None:
    board = joint_bounds(by_characteristic["religion"], False, SUMS)
    assert sum(key[0].startswith(BOARD) for key in board) > 20
    assert sum(key[0].startswith("sub_icb") for key in board) > 60
    # The arithmetic is at work: the sum bounds some parts more tightly than 0 to 4.
    assert any(bounds != (0.0, 4.0) for bounds in board.values())


def test_a_board_less_its_parts_narrows_nothing(
    by_characteristic: dict[str, dict[str, Json]],
) -> None:
    for profiles in by_characteristic.values():
        assert same(profiles)


def test_a_sum_of_parts_that_was_printed_would_be_found(
    by_characteristic: dict[str, dict[str, Json]],
) -> None:
    """A part worked out as board less the other parts, printed as if it were a count."""
    profiles = by_characteristic["deprivation"]
    alone = joint_bounds(profiles, False, SUMS)
    told = tuple((key, 2.0, 3.0) for key, bounds in alone.items() if bounds == (0.0, 4.0))
    assert told
    assert not same(profiles, told)


def told_by(package: dict[str, list[Json]]) -> Told:
    """What the list of disagreements says of single counts."""
    told = []
    for row in package["core_disagreement"]:
        for text in (row["kept_text"], row["other_text"]):
            if row["place"] is not None and text is not None and text.isdigit():
                number = int(text)
                key = (f"{row['place']}{row['group']}", row["measure"])
                told.append((key, float(max(number - 2, 0)), float(number + 2)))
        if row["place"] is not None and row["other_text"] is None:
            # It differs from a suppressed one: then it is printed, so it is no less than 3.
            told.append(((f"{row['place']}{row['group']}", row["measure"]), 3.0, 10.0**9))
    return tuple(told)


def test_two_editions_differ_where_one_of_them_suppresses(
    package: dict[str, list[Json]], opened: warehouse.Warehouse
) -> None:
    """The hazard is there: many cells, and all of them are counted."""
    assert len(package["core_disagreement"]) == measures.status(opened).disagreements
    assert len(package["core_disagreement"]) >= len(nested.changed()) > 20
    assert sum(each["place"] is None for each in package["core_disagreement"]) > 10


def test_two_editions_narrow_nothing(
    by_characteristic: dict[str, dict[str, Json]],
    package: dict[str, list[Json]],
    hidden: set[tuple[str, ...]],
) -> None:
    for row in package["core_disagreement"]:
        cell = (row["place"], row["characteristic"], row["group"], row["measure"])
        assert cell not in hidden
        if row["place"] is None:
            assert {value for key, value in row.items() if key not in NOT_A_CELL} == {None}
    for profiles in by_characteristic.values():
        groups = {
            (place + group["id"], name)
            for place, found in profiles.items()
            for group in found["groups"]
            for name in group["counts"]
        }
        told = tuple(each for each in told_by(package) if each[0] in groups)
        assert same(profiles, told)


def test_the_check_names_no_suppressed_cell(
    opened: warehouse.Warehouse, hidden: set[tuple[str, ...]]
) -> None:
    found = warehouse.findings(opened)
    printed = texts.check_text(found)
    listed = [each for each in found if each.check == "disagreements"]
    for place, characteristic, group, measure in hidden:
        about = f"{place}, {nested.YEAR}: {characteristic} {group} {measure} "
        assert about not in printed
    (unnamed,) = [each for each in listed if each.subject == nested.YEAR]
    assert re.fullmatch(
        r"\d+ of the cells suppressed in tt-annual:2024-25 \(kept\) differ in "
        r"tt-annual-tidy:v0\.3\.0; which ones is not said",
        unnamed.message,
    )
    assert int(unnamed.message.split()[0]) + len(listed) - 1 == (
        measures.status(opened).disagreements
    )


def test_the_arithmetic_finds_an_edition_that_tells(
    by_characteristic: dict[str, dict[str, Json]],
) -> None:
    """Were the second edition's figure printed, it would narrow what the first one hides."""
    profiles = by_characteristic["religion"]
    alone = joint_bounds(profiles, False, SUMS)
    named = next(iter(alone))
    assert not same(profiles, ((named, 3.0, 7.0),))


def test_no_other_table_of_the_package_tells_of_a_suppressed_cell(
    package: dict[str, list[Json]],
) -> None:
    for row in package["core_activity"]:
        assert (row["value"] is None) == (row["flag"] != "published")
    told = {name for name, rows in package.items() if rows and "value" in rows[0]}
    assert told <= {"core_activity", "core_build", "core_remainder", "core_deprivation"}


MONTHS = months_to("2025-03")
MONTHLY = {"M056": 40, "M073": 12, "M074": 6, "M076": 15, "M179": 7, "M191": 6}
OURS = {"M056": "ended", "M073": "ended_not_seen", "M074": "ended_not_treated",
        "M076": "finished", "M179": "not_at_caseness", "M191": "recovered"}  # fmt: skip
# Suppressed in one month each, published in the eleven others.
ONE_MONTH = {"M074": "2024-09", "M179": "2025-01", "M191": "2024-05"}
IN_STAGE = {"treated": ("ended", "ended_not_seen", "ended_not_treated"),
            "eligible": ("finished", "not_at_caseness"), "recovered": ("recovered",)}  # fmt: skip


@pytest.fixture(scope="module")
def by_month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[warehouse.Warehouse]:
    given = nested.write(tmp_path_factory.mktemp("monthly"))
    header = (
        "REPORTING_PERIOD_START,REPORTING_PERIOD_END,GROUP_TYPE,ORG_CODE1,ORG_NAME1,ORG_CODE2,"
        "ORG_NAME2,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE_SUPPRESSED"
    )
    lines = [header]
    for month in ("2024-03", *MONTHS):
        for measure, count in MONTHLY.items():
            shown = "*" if ONE_MONTH.get(measure) == month else str(5 * ((count + 2) // 5))
            lines.append(
                f"{month}-01,{month}-28,SubICB,A1A1A,PART,all,all Providers,{measure},"
                f"Count_{measure},{shown}"
            )
    (given / "monthly.csv").write_text("\n".join(lines) + "\n")
    folder = tmp_path_factory.mktemp("warehouse")
    build([given], folder)
    with warehouse.open_current(folder) as found:
        yield found


def test_no_twelve_months_are_printed_over_a_suppressed_one(
    by_month: warehouse.Warehouse,
) -> None:
    place = measures.resolve(by_month, "sub_icb:A1A1A", nested.YEAR)
    found = measures.monthly(by_month, place)
    assert found is not None
    hidden = {
        (name, point.month)
        for name, points in found.series.items()
        for point in points
        if point.value is None
    }
    assert hidden == {(OURS[measure], month) for measure, month in ONE_MONTH.items()}
    for last in ("2025-02", "2025-03"):
        stages = {
            each.id: each for each in measures.twelve_months(by_month, place, last).total.stages
        }
        for stage, names in IN_STAGE.items():
            assert any((name, month) in hidden for name in names for month in months_to(last))
            assert stages[stage].count.value is None
            assert stages[stage].of_first is None
            assert stages[stage].of_previous is None
    assert stages["finished"].of_previous is None


def year_less_months(
    by_month: warehouse.Warehouse, printed: dict[str, float]
) -> dict[tuple[str, str], tuple[float, float]]:
    """The range of every month's count, from the months, the year and what else was printed.

    Months are provisional and do not add up to the year; here they are held to do so exactly, which
    leaves least room.
    """
    place = measures.resolve(by_month, "sub_icb:A1A1A", nested.YEAR)
    found = measures.monthly(by_month, place)
    assert found is not None
    bounds = Bounds()
    for name, points in found.series.items():
        for point in points:
            low = 0.0 if point.value is None else max(point.value - 2, 0.0)
            bounds.low[(name, point.month)] = low
            bounds.high[(name, point.month)] = 4.0 if point.value is None else point.value + 2
    for name in OURS.values():
        keys = [(name, month) for month in MONTHS]
        year = sum(bounds.high[key] + bounds.low[key] for key in keys) / 2
        bounds.sum_within(keys, year - 2, year + 2)
        if name in printed:
            bounds.sum_within(keys, printed[name] - 0.5, printed[name] + 0.5)
    return {key: (bounds.low[key], bounds.high[key]) for key in bounds.low}


def test_a_year_less_its_months_narrows_nothing(by_month: warehouse.Warehouse) -> None:
    place = measures.resolve(by_month, "sub_icb:A1A1A", nested.YEAR)
    stages = measures.twelve_months(by_month, place, MONTHS[-1]).total.stages
    said = {each.id: float(each.count.value) for each in stages if each.count.value is not None}
    assert set(said) == {"ended", "finished"}
    months = {OURS[measure]: month for measure, month in ONE_MONTH.items()}
    alone = year_less_months(by_month, {})
    together = year_less_months(by_month, said)
    for name, month in months.items():
        assert together[(name, month)] == alone[(name, month)] == (0.0, 4.0)


def test_an_exact_sum_over_a_suppressed_month_would_be_found(
    by_month: warehouse.Warehouse,
) -> None:
    """Eleven months at their largest and a sum that leaves room for one count only."""
    month = ("recovered", ONE_MONTH["M191"])
    assert year_less_months(by_month, {"recovered": 11 * 7 + 3.5})[month] == (3.0, 4.0)
