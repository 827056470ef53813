"""With the official files loaded nothing made up remains, and England equals the default."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, measures, warehouse
from amhe_explore.errors import UnknownPlaceError
from amhe_explore.warehouse.build import build

COUNTS = (
    *("referrals", "finished", "not_at_caseness", "recovered", "reliably_recovered"),
    *("improved", "deteriorated", "eligible"),
)
RATES = ("recovery", "reliable_recovery", "reliable_improvement", "deterioration", "completion")


@pytest.fixture(scope="module")
def official(
    official_data: Path, example_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[warehouse.Warehouse]:
    """The official files, built over the embedded default."""
    folder = tmp_path_factory.mktemp("official")
    name = (example_warehouse / "CURRENT").read_text("utf-8").strip()
    (folder / name).write_bytes((example_warehouse / name).read_bytes())
    (folder / "CURRENT").write_text(name, "utf-8")
    given = [
        official_data / "talking_therapies" / "measures_annual.parquet",
        official_data / "population" / "lsoa11_imd2019_population_mid2020.parquet",
    ]
    build(given, folder)
    with warehouse.open_current(folder) as found:
        yield found


@pytest.fixture(scope="module")
def default(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


def test_no_made_up_figure_and_no_example_place_remains(official: warehouse.Warehouse) -> None:
    assert official.mode == "official"
    assert not [row for row in official.rows("place_marks") if row[3]]
    made = catalogue.load_example()
    codes = {place.code for place in made.places.values()}
    names = {place.name for place in made.places.values()}
    for place in measures.places(official):
        assert place.code not in codes or place.type not in ("icb", "region")
        assert place.name not in names
    status = measures.status(official)
    assert not status.made_up
    assert not {each.id for each in status.sources} & {
        *("example-places", "england-facts", "england-ended", "england-population"),
    }
    with pytest.raises(UnknownPlaceError):
        measures.profile(official, "X01", "total", "2024-25")


def test_england_equals_the_default_where_both_exist(
    official: warehouse.Warehouse, default: warehouse.Warehouse
) -> None:
    compared = 0
    for period in measures.all_periods(default):
        for name in measures.characteristics(default, "ENG", period):
            typed = measures.profile(default, "ENG", name, period)
            read = measures.profile(official, "ENG", name, period)
            assert [each.id for each in typed.groups] == [each.id for each in read.groups]
            for ours, theirs in zip(typed.groups, read.groups, strict=True):
                for count in COUNTS:
                    assert ours.counts[count].value == theirs.counts[count].value
                    compared += 1
                for rate in RATES:
                    assert ours.rates[rate].value == theirs.rates[rate].value
                if name == "deprivation":
                    assert ours.rates["referral_rate"] == theirs.rates["referral_rate"]
    assert compared > 1_900
