"""The example places' files: the same bytes again, and figures that behave as official ones do."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from amhe_explore import catalogue, paths
from amhe_explore.errors import CatalogueError, MixedFiguresError
from amhe_explore.sources import example, example_draw
from amhe_explore.sources.example_places import MARK, ExamplePlacesReader
from amhe_explore.sources.given_file import GivenFile

LARGEST = 500_000
PERIODS = [f"20{year}-{year + 1}" for year in range(17, 25)]
NOT_KNOWN = "Not stated/Not known/Invalid"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def years() -> dict[str, Rows]:
    found = {}
    for period in PERIODS:
        text = (paths.EXAMPLE / example.file_name(period)).read_text("utf-8")
        found[period] = list(csv.DictReader(io.StringIO(text)))
    return found


def total(rows: Rows, code: str) -> dict[str, str]:
    (found,) = [r for r in rows if r["OrgCode"] == code and r["VariableType"] == "Total"]
    return found


def places() -> list[str]:
    return [f"X{n:02d}" for n in range(1, 21)]


def pairs(row: dict[str, str], part: str, whole: str) -> Iterator[tuple[int, int]]:
    if row[part] != "*" and row[whole] != "*":
        yield int(row[part]), int(row[whole])


def test_the_generator_writes_the_committed_bytes_again() -> None:
    made = dict(example.files())
    assert list(made) == [example.file_name(period) for period in PERIODS]
    for name, content in made.items():
        assert content == (paths.EXAMPLE / name).read_bytes(), name
        assert len(content) < LARGEST


def test_it_writes_into_a_folder_and_another_seed_gives_other_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("england-annual.csv", "england-population.csv", "england-ended.csv"):
        (tmp_path / name).write_bytes((paths.EXAMPLE / name).read_bytes())
    monkeypatch.setattr(example_draw, "SEED", "another")
    written = example.write(tmp_path)
    assert len(written) == 8
    assert written[0].read_bytes() != (paths.EXAMPLE / written[0].name).read_bytes()


def test_every_row_says_so_and_names_an_example_place(years: dict[str, Rows]) -> None:
    known = catalogue.load_example().places
    for period, rows in years.items():
        assert {row["MadeUp"] for row in rows} == {MARK}
        named = {(row["OrgCode"], row["OrgName"]) for row in rows}
        assert named == {(place.code, place.name) for place in known.values()}, period


def test_twenty_places_in_four_regions_on_an_island() -> None:
    known = catalogue.load_example().places.values()
    icbs = [place for place in known if place.type == "icb"]
    assert [place.code for place in icbs] == places()
    assert {place.parent for place in icbs} == {f"region:XR{n}" for n in range(1, 5)}
    columns = defaultdict(list)
    for place in icbs:
        assert place.tile is not None
        columns[place.tile[0]].append(place.tile[1])
    island = {5: (2, 3), 4: (1, 3), 3: (1, 4), 2: (0, 4), 1: (1, 4), 0: (2, 3)}
    assert {row: (min(own), max(own)) for row, own in columns.items()} == island
    assert all(len(own) == max(own) - min(own) + 1 for own in columns.values())


def test_no_example_place_has_a_real_code_or_name() -> None:
    real = catalogue.load().places.values()
    codes, names = {place.code for place in real}, {place.name for place in real}
    for place in catalogue.load_example().places.values():
        assert place.code not in codes
        assert place.name not in names
        assert place.name.startswith("Example ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "Example Coast"', 'name = "Kent and Medway"'),
        ('code = "X01"', 'code = "QKS"'),
        ("tenths = [", "tenths = [1, "),
        ('parent = "region:XR1"', 'parent = "region:Y59"'),
    ],
)
def test_a_place_that_could_be_taken_for_real_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    for name in ("sources", "measures", "characteristics", "places", "rules.toml"):
        (tmp_path / name).symlink_to(paths.DATA / name)
    (tmp_path / "example").mkdir()
    text = (paths.EXAMPLE / "places.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "example" / "places.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError):
        catalogue.load_example(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("X01,Example Coast", "QKS,Kent and Medway", "is no example place"),
        ("X01,Example Coast", "X01,Kent and Medway", "is no example place"),
        (f"{MARK},ICB,X01", "official,ICB,X01", "'made-up figures' in every row"),
    ],
)
def test_a_row_without_the_mark_or_of_a_real_place_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    text = (paths.EXAMPLE / example.file_name("2024-25")).read_text("utf-8")
    path = tmp_path / example.file_name("2024-25")
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(MixedFiguresError, match=expected):
        list(ExamplePlacesReader().read(GivenFile(path), catalogue.load()))


def test_counts_are_rounded_and_suppressed_as_published(years: dict[str, Rows]) -> None:
    stars = 0
    for rows in years.values():
        for row in rows:
            counts = [row[name] for name in example.COLUMNS]
            stars += counts.count("*")
            assert all(count == "*" or int(count) % 5 == 0 < int(count) for count in counts)
            for name, (part, _) in example.PERCENTAGES.items():
                column = next(key for key, value in example.COLUMNS.items() if value == part)
                assert row[name] == "*" or (row[name].isdigit() and int(row[name]) <= 100)
                if row[column] == "*":
                    assert row[name] == "*"
    assert stars > 10_000


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "*"), (4, "*"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15")]
)
def test_rounding(count: int, shown: str) -> None:
    assert example.rounded(count) == shown


@pytest.mark.parametrize(
    ("top", "base", "shown"), [(5, 8, "63"), (1, 40, "*"), (45, 1000, "5"), (44, 1000, "4")]
)
def test_percentages_are_whole_and_halves_go_up(top: int, base: int, shown: str) -> None:
    assert example.percentage(top, base) == shown


def test_stages_hold_and_ended_is_the_sum_of_its_parts(years: dict[str, Rows]) -> None:
    for rows in years.values():
        for row in rows:
            for part, whole in (
                ("Count_FinishedCourseTreatment", "Count_EndedReferrals"),
                ("Count_AtCaseness", "Count_FinishedCourseTreatment"),
                ("Count_Recovery", "Count_AtCaseness"),
                ("Count_ReliableRecovery", "Count_Recovery"),
            ):
                assert all(small <= large for small, large in pairs(row, part, whole)), row
        for code in places():
            own = {key: value for key, value in total(rows, code).items() if "Count_" in key}
            parts = ("EndedBeforeTreatment", "EndedAfterOneTreatment", "FinishedCourseTreatment")
            summed = sum(int(own[f"Count_{part}"]) for part in parts)
            assert abs(summed - int(own["Count_EndedReferrals"])) <= 10


def test_the_ended_cohort_parts_near_englands_proportions(years: dict[str, Rows]) -> None:
    rows = [total(years["2024-25"], f"XR{n}") for n in range(1, 5)]
    ended = sum(int(row["Count_EndedReferrals"]) for row in rows)
    finished = sum(int(row["Count_FinishedCourseTreatment"]) for row in rows) / ended
    after_one = sum(int(row["Count_EndedAfterOneTreatment"]) for row in rows) / ended
    assert finished == pytest.approx(667_143 / 1_746_265, abs=0.05)
    assert after_one == pytest.approx(502_900 / 1_746_265, abs=0.05)


def test_recovery_is_near_englands_and_varies_between_places(years: dict[str, Rows]) -> None:
    found = [int(total(years["2024-25"], code)["Percentage_Recovery"]) for code in places()]
    assert 44 <= min(found) <= 48
    assert 53 <= max(found) <= 58
    assert sum(found) / len(found) == pytest.approx(50.5, abs=2.5)


def not_recorded(rows: Rows, kind: str) -> list[float]:
    found = []
    for code in places():
        own = [r for r in rows if (r["OrgCode"], r["VariableType"]) == (code, kind)]
        hidden = next(r for r in own if r["VariableA"] == NOT_KNOWN)["Count_ReferralsReceived"]
        whole = int(total(rows, code)["Count_ReferralsReceived"])
        found.append(100 * (0 if hidden == "*" else int(hidden)) / whole)
    return found


def test_what_is_not_recorded_spreads_as_in_reality(years: dict[str, Rows]) -> None:
    ethnicity = not_recorded(years["2024-25"], "Ethnic Group")
    religion = not_recorded(years["2024-25"], "Religion")
    assert (round(min(ethnicity)), round(max(ethnicity))) == (2, 22)
    assert (round(min(religion)), round(max(religion))) == (6, 99)


def test_the_vocabulary_is_that_of_each_year(years: dict[str, Rows]) -> None:
    def labels(period: str, kind: str) -> set[str]:
        return {row["VariableA"] for row in years[period] if row["VariableType"] == kind}

    assert labels("2020-21", "Age Group") == {
        *("Under 16", "16 to 17", "18 to 35", "36 to 64", "65 and over")
    }
    assert "90 and over" in labels("2021-22", "Age Group")
    assert len(labels("2019-20", "Gender")) == 3
    assert len(labels("2020-21", "Gender")) == 4
    for kind in ("Disability Type", "Sexual Orientation Type", "BME Group", "Presenting Complaint"):
        assert not labels("2019-20", kind)
        assert labels("2020-21", kind)
    assert labels("2019-20", "Problem Descriptor")
    for kind in ("Religion", "Long Term Condition Status", "Indices of Deprivation Decile"):
        assert len({frozenset(labels(period, kind)) for period in PERIODS}) == 1


def test_a_total_that_does_not_fit_is_an_error_and_shares_are_whole() -> None:
    assert example_draw.share_out(10, [1, 1, 1]) == [4, 3, 3]
    assert example_draw.share_out(7, [5, 1, 1], [2, 9, 1]) == [2, 4, 1]
    assert example_draw.share_out(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="do not fit"):
        example_draw.share_out(5, [1, 1], [2, 2])
