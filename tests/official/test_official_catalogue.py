"""The catalogue against the official files: every label is known, every fact is as published."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from amhe_explore.catalogue import LabelBook, load

BOOK = LabelBook(load())
LABELS = ["variable_type", "variable_a", "variable_b"]
Labels = tuple[str, str, str]


def labels(table: pa.Table) -> list[Labels]:
    found = table.select(LABELS).group_by(LABELS).aggregate([]).to_pylist()
    return [(row[LABELS[0]], row[LABELS[1]] or "", row[LABELS[2]] or "") for row in found]


@pytest.fixture(scope="module")
def described(official_data: Path) -> list[Labels]:
    """The labels of the main file as its official metadata lists them."""
    path = official_data / "talking_therapies" / "metadata_variables_annual.parquet"
    table = pq.read_table(path)
    return labels(table.filter(pc.equal(table["dataset_name"], "measures_annual")))


@pytest.fixture(scope="module")
def published(official_data: Path) -> dict[str, list[Labels]]:
    """The labels that stand in the figures, by year."""
    path = official_data / "talking_therapies" / "measures_annual.parquet"
    names = ["reporting_period", *LABELS]
    table = pq.read_table(path, columns=names, read_dictionary=names).unify_dictionaries()
    distinct = table.group_by(names).aggregate([])
    years = sorted(set(distinct["reporting_period"].to_pylist()))
    return {
        year: labels(distinct.filter(pc.equal(distinct["reporting_period"].cast("string"), year)))
        for year in years
    }


def test_every_label_of_the_metadata_is_known(described: list[Labels]) -> None:
    assert len(described) > 200
    assert [each for each in described if BOOK.resolve(*each) is None] == []


def test_every_label_of_all_eight_years_is_known(published: dict[str, list[Labels]]) -> None:
    assert len(published) == 8
    unknown = {
        year: [each for each in found if BOOK.resolve(*each) is None]
        for year, found in published.items()
    }
    assert unknown == {year: [] for year in published}


def test_no_two_labels_of_one_year_share_a_group(published: dict[str, list[Labels]]) -> None:
    for year, found in published.items():
        groups = [BOOK.resolve(*each) for each in found]
        assert len(groups) == len(set(groups)), year


def test_every_official_label_of_an_offered_group_occurs(
    described: list[Labels], published: dict[str, list[Labels]]
) -> None:
    met = {BOOK.resolve(*each) for found in (described, *published.values()) for each in found}
    for entry in load().characteristics.values():
        for group in entry.groups:
            if group.official and not (group.stored_under or group.parts):
                assert (entry.id, group.id) in met


def test_facts_of_the_boards(official_data: Path) -> None:
    with (official_data / "geography" / "icb_facts.csv").open(encoding="utf-8-sig") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == 42
    places = load().places
    for row in rows:
        place = places[f"icb:{row['icb23_ods_code']}"]
        region = places[place.parent]
        assert place.ons_codes[0] == row["icb23_ons_code"], place.code
        assert row["icb22_ons_code"] in place.ons_codes, place.code
        assert place.name in row["icb23_name"], place.code
        assert (region.ons_codes[0], region.name) == (
            row["nhser24_ons_code"],
            row["nhser24_name"],
        ), place.code
        # The catalogue's figures are typed in with fewer decimals: half a unit of the last one.
        for own, column, within in (
            (place.latitude, "centroid_lat", 0.0051),
            (place.longitude, "centroid_long", 0.0051),
            (place.small_areas, "n_lsoa_2021", 0),
            (place.imd_average_score, "imd2025_avg_score_published_file13", 0.0051),
            (place.most_deprived_tenth_percent,
             "imd2025_pct_lsoa_most_deprived_decile_published", 0.051),
            (place.most_deprived_fifth_percent,
             "imd2025_pct_lsoa_most_deprived_quintile_computed", 0.051),
            (place.population, "pop_mid2022_iod2025_denominator", 0),
        ):  # fmt: skip
            assert own == pytest.approx(float(row[column]), abs=within), (place.code, column)


def test_names_of_the_boards_differ_from_the_official_ones_only_in_their_frame(
    official_data: Path,
) -> None:
    with (official_data / "geography" / "icb_facts.csv").open(encoding="utf-8-sig") as handle:
        official = {row["icb23_ods_code"]: row["icb23_name"] for row in csv.DictReader(handle)}
    for code, name in official.items():
        bare = name.removeprefix("NHS ").removesuffix(" Integrated Care Board")
        assert load().places[f"icb:{code}"].name == bare
