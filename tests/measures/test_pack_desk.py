"""The results of a pack are those of the screens; what is asked for and is not there is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import AmheError, MixedFiguresError, UnknownPeriodError, UnknownPlaceError
from amhe_explore.measures import PackChoice


@pytest.fixture(scope="module")
def opened(small_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(small_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def desk(opened: warehouse.Warehouse) -> measures.PackDesk:
    return measures.PackDesk(opened)


def test_every_part_equals_what_a_screen_asks_for(
    opened: warehouse.Warehouse, desk: measures.PackDesk
) -> None:
    said: list[float] = []
    found = desk.results(PackChoice("QKS"), lambda _what, part: said.append(part))
    assert said == sorted(said)
    assert (said[0], said[-1]) == (0.0, 1.0)
    assert found.period == "2024-25"
    assert found.compare is not None
    assert found.compare.code == "ENG"
    for name, each in found.profiles.items():
        assert each == measures.profile(opened, "icb:QKS", name, "2024-25")
    assert found.scan == measures.scan(opened, "icb:QKS", "2024-25")
    assert found.headline == measures.headline(opened, "icb:QKS", "2024-25")
    table = measures.group_table(opened, "icb:QKS", "age", "2024-25", compare="england:ENG")
    assert found.tables["age"] == table
    own, theirs = (measures.years(opened, p, "total", "recovery") for p in ("icb:QKS", "ENG"))
    assert found.trends[0] == measures.trend(own, theirs, "2024-25", None, None)
    assert set(found.total.sources) <= set(found.sources)


def test_tenths_stand_for_fifths_and_only_what_is_asked_for_is_told(
    desk: measures.PackDesk,
) -> None:
    found = desk.results(PackChoice("QKS", characteristics=("deprivation", "age", "age")))
    assert tuple(found.tables) == ("deprivation_fifth", "age")
    assert {"gender", "religion"} <= set(found.profiles)


def test_three_years_stand_for_their_last_and_a_place_may_stand_alone(
    desk: measures.PackDesk,
) -> None:
    found = desk.results(PackChoice("QKS", "2022-25", compare="icb:QKS"))
    assert found.period == "2024-25"
    assert found.compare is None
    assert found.others == {}
    england = desk.results(PackChoice("ENG"))
    assert england.compare is None
    assert (england.plot, england.learning, england.similar) == (None, None, None)


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (PackChoice("QQQ"), UnknownPlaceError),
        (PackChoice("QKS", "1999-00"), UnknownPeriodError),
        (PackChoice("QKS", since="1999-00"), UnknownPlaceError),
        (PackChoice("QKS", compare="QQQ"), UnknownPlaceError),
        (PackChoice("QKS", council="Nowhere"), UnknownPlaceError),
        (PackChoice("QKS", characteristics=("height",)), AmheError),
    ],
)
def test_what_is_not_there_is_refused(
    desk: measures.PackDesk, choice: PackChoice, kind: type[AmheError]
) -> None:
    with pytest.raises(kind):
        desk.results(choice)


def test_an_example_place_never_stands_beside_a_real_one(example_warehouse: Path) -> None:
    with warehouse.open_current(example_warehouse) as found:
        desk = measures.PackDesk(found)
        assert {each.code[0] for each in desk.icbs()} == {"X"}
        assert all(desk.is_made_up(each.key) for each in desk.icbs())
        with pytest.raises((MixedFiguresError, AmheError)):
            desk.results(PackChoice("X01", compare="QKS"))
