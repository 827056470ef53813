"""How long people waited: bands of courses finished, means of single groups in single years."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.measures import Waits
from amhe_explore.measures.results import Gate
from amhe_explore.warehouse.build import build
from tests import pack

# True counts by length of wait: as of 2022-23, to the second session one of them is suppressed.
FIRST = {"<=28 days": "690", "29-56 days": "120", "57-90 days": "35", ">90 days": "5"}
SECOND = {"<=28 days": "260", "29-56 days": "230", "57-90 days": "355", ">90 days": "*"}
KINDS = {"Accessing services": FIRST, "First to Second treatment": SECOND}


def with_waits(period: str) -> bytes:
    """A year's main CSV with the lengths of wait of QOC, as the publication lays them out.

    To 2021-22 the first wait was called "First treatment"; the labels change case over the years.
    """
    lines = pack.main_csv(period).decode("utf-8-sig").splitlines()
    lines = [each.replace(",27.4,", ",31.6,") if ",Gender,Male," in each else each
             for each in lines]  # fmt: skip
    for kind, counts in KINDS.items():
        for band, count in counts.items():
            cells = dict.fromkeys(pack.HEADER, "NULL") | {
                "OrgType": "ICB", "OrgCode": "QOC", "OrgName": "NHS SHROPSHIRE ICB",
                "VariableType": "Waiting Time", "VariableA": kind, "VariableB": band,
                "Count_FinishedCourseTreatment": count,
            }  # fmt: skip
            lines.append(",".join(cells[name] for name in pack.HEADER))
    own = [line for line in lines if ",Waiting Time,Accessing services,<=28 days," not in line
           or "NHS SHROPSHIRE ICB," in line]  # fmt: skip
    return ("\r\n".join(own) + "\r\n").encode()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[warehouse.Warehouse]:
    given = tmp_path_factory.mktemp("waits")
    for period in ("2022-23", "2023-24", "2024-25"):
        (given / f"main-{period}.csv").write_bytes(with_waits(period))
    folder = tmp_path_factory.mktemp("warehouse")
    build([given], folder)
    with warehouse.open_current(folder) as found:
        yield found


def waits(
    opened: warehouse.Warehouse, place: str, characteristic: str, period: str = "2024-25"
) -> Waits:
    return measures.waits(opened, measures.profile(opened, place, characteristic, period))


def test_lengths_of_wait_are_shares_of_all_courses_finished(opened: warehouse.Warehouse) -> None:
    found = waits(opened, "QOC", "gender")
    finished = measures.profile(opened, "QOC", "total", "2024-25").total.counts["finished"].value
    assert finished is not None
    assert [each.label for each in found.to_first] == [
        "28 days or less", "29 to 56 days", "57 to 90 days", "More than 90 days",
    ]  # fmt: skip
    assert [each.count.value for each in found.to_first] == [690, 120, 35, 5]
    first = found.to_first[0].share
    assert first is not None
    assert first.value == pytest.approx(690 / finished)
    assert first.lower is not None
    assert first.lower < 690 / finished


def test_a_suppressed_length_stays_suppressed(opened: warehouse.Warehouse) -> None:
    """All but one are published; the last is never the rest of them."""
    last = waits(opened, "QOC", "gender").to_second[-1]
    assert (last.count.value, last.count.flag, last.share) == (None, "suppressed", None)


def test_a_source_without_lengths_has_none(opened: warehouse.Warehouse) -> None:
    found = waits(opened, "QKS", "gender")
    assert found.to_first == found.to_second == ()


def test_means_are_those_published_group_by_group(opened: warehouse.Warehouse) -> None:
    found = waits(opened, "QKS", "gender")
    assert [(each.id, each.days) for each in found.groups][:3] == [
        ("total", 27.4), ("female", 27.4), ("male", 31.6),
    ]  # fmt: skip


def test_years_together_have_lengths_and_no_mean(opened: warehouse.Warehouse) -> None:
    found = waits(opened, "QOC", "gender", "2022-25")
    assert found.years == 3
    assert found.to_first[0].count.value == 3 * 690
    assert found.groups == ()


def test_joined_groups_have_no_mean(opened: warehouse.Warehouse) -> None:
    found = waits(opened, "QKS", "deprivation_fifth")
    by = {each.id: each for each in found.groups}
    assert by["total"].days == 27.4
    assert (by["imd_q1"].days, by["imd_q1"].flag) == (None, "not_published")


def test_a_closed_intersection_gives_no_mean(opened: warehouse.Warehouse) -> None:
    profile = measures.profile(opened, "QOC", "age_gender", "2024-25")
    assert profile.gate("cells") != Gate("cells", "open")
    assert [each.id for each in measures.waits(opened, profile).groups] == ["total"]


def test_an_invented_place_has_no_waits(example_warehouse: Path) -> None:
    with warehouse.open_current(example_warehouse) as example:
        found = waits(example, "X01", "deprivation")
    assert (found.to_first, found.to_second, found.groups) == ((), (), ())
    assert found.made_up
