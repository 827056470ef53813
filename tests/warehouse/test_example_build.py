"""The embedded default as a warehouse: built in seconds, England real, the rest marked, unmixed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from amhe_explore import cli, measures, paths, warehouse
from amhe_explore.errors import MixedFiguresError, NothingToBuildError, NotPublishedError
from amhe_explore.sources import example, example_files
from amhe_explore.warehouse import queries
from amhe_explore.warehouse.build import build
from amhe_explore.warehouse.checks import BrokenWarehouseError
from tests import pack


@pytest.fixture(scope="module")
def opened(example_warehouse: Path) -> Iterator[warehouse.Warehouse]:
    with warehouse.open_current(example_warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def cells(
    example_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the same build, open to any question."""
    copied = tmp_path_factory.mktemp("cells") / "copy.duckdb"
    shutil.copy(warehouse.current_path(example_warehouse), copied)
    with duckdb.connect(str(copied), read_only=True) as found:
        yield found


def ask(cells: duckdb.DuckDBPyConnection, question: str) -> list[tuple[object, ...]]:
    return cells.execute(question).fetchall()


def test_it_is_built_without_network_or_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "amhe_explore", "build", "--example"]
    done = subprocess.run(
        [*command, "--warehouse", str(tmp_path)],
        cwd=paths.CHECKOUT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert measures.status_json(measures.status(warehouse.open_current(tmp_path)))["mode"] == (
        "example"
    )


def test_the_same_again_is_only_pointed_at(example_warehouse: Path, tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(example_warehouse, folder)
    assert build([], folder, example=True).reused


def test_england_shows_the_printed_figures_and_nothing_made_up(
    opened: warehouse.Warehouse,
) -> None:
    found = measures.profile(opened, "ENG", "deprivation", "2024-25")
    assert not found.made_up
    assert [each.id for each in found.sources] == ["england-facts"]
    assert found.sources[0].title == "NHS Talking Therapies annual report 2024-25, England"
    counts = found.total.counts
    assert (counts["referrals"].value, counts["recovered"].value) == (1_813_432, 321_061)
    assert counts["ended"].flag == "not_published"
    assert found.total.rates["recovery"].value == 321_061 / (670_419 - 35_234)
    most = found.group("imd_01")
    assert most is not None
    assert most.counts["referrals"].value == 246_365
    assert most.rates["referral_rate"].value == pytest.approx(1000 * 246_365 / 4_103_485)


def test_what_is_not_printed_for_england_is_absent(opened: warehouse.Warehouse) -> None:
    assert measures.characteristics(opened, "ENG", "2023-24") == (
        *("total", "deprivation", "deprivation_fifth"),
    )
    assert len(measures.characteristics(opened, "ENG", "2024-25")) == 12
    with pytest.raises(NotPublishedError):
        measures.profile(opened, "ENG", "age", "2023-24")


def test_england_has_its_ended_referrals_and_population(cells: duckdb.DuckDBPyConnection) -> None:
    rows = ask(cells, "select measure, value from core_activity_span")
    ended = {str(measure): value for measure, value in rows}
    assert ended["ended"] == 1_746_265
    assert ended["finished"] == 667_143
    (people,) = ask(
        cells,
        "select sum(people) from core_population where place = 'england:ENG'"
        " and characteristic = 'TS021'",
    )
    assert people == (56_490_048,)


def test_every_figure_below_england_is_marked(cells: duckdb.DuckDBPyConnection) -> None:
    found = ask(
        cells,
        "select p.type, p.code[1:1] = 'X', a.made_up, s.made_up, count(*) > 0 from core_activity a"
        " join core_place p on p.place = a.place::varchar"
        " join core_source s on s.source = a.source::varchar group by all order by 1",
    )
    assert found == [
        ("england", False, False, False, True),
        ("icb", True, True, True, True),
        ("region", True, True, True, True),
    ]


def test_no_made_up_row_stands_under_a_real_code_or_name(
    cells: duckdb.DuckDBPyConnection,
) -> None:
    real = ask(cells, "select count(*) from core_place where not made_up")
    assert real == [(1 + 7 + 42,)]
    for table in ("core_activity", "core_population", "core_deprivation"):
        mixed = (
            f"select t.place from {table} t join core_place p on p.place = t.place::varchar"  # noqa: S608 - a fixed list of tables
            " where t.made_up <> p.made_up or (t.made_up and p.name not like 'Example %')"
        )
        assert ask(cells, mixed) == []


def test_real_places_have_deprivation_and_population_and_no_figures(
    cells: duckdb.DuckDBPyConnection,
) -> None:
    found = ask(
        cells,
        "select p.place, d.value, n.people from core_place p"
        " join core_deprivation d on d.place = p.place and d.statistic = 'average_score'"
        " join core_population n on n.place = p.place and n.base = 'all_ages'"
        " and n.characteristic = 'total' where p.type = 'icb' and not p.made_up",
    )
    assert len(found) == 42
    assert not ask(
        cells,
        "select * from core_activity a join core_place p on p.place = a.place::varchar"
        " where p.type <> 'england' and not p.made_up",
    )


@pytest.mark.parametrize("also", [True, False])
def test_made_up_files_among_given_ones_are_refused(tmp_path: Path, also: bool) -> None:
    given = pack.write_pack(tmp_path / "given") if also else tmp_path / "given"
    given.mkdir(exist_ok=True)
    name = example.file_name("2024-25")
    shutil.copy(paths.EXAMPLE / name, given / "psych-ther-ann-rep-2024-25.csv")
    with pytest.raises(MixedFiguresError) as caught:
        build([given], tmp_path / "warehouse")
    assert "holds made-up figures of example places" in caught.value.line()
    assert "build --example" in caught.value.line()
    assert not (tmp_path / "warehouse" / "CURRENT").exists()


def test_the_default_and_given_files_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MixedFiguresError, match="cannot be built together"):
        build([tmp_path], tmp_path / "warehouse", example=True)
    with pytest.raises(SystemExit) as left:
        cli.main(["build", "--example", "--from", str(tmp_path)])
    assert left.value.code == 2


def test_englands_typed_in_figures_are_no_official_file(tmp_path: Path) -> None:
    shutil.copy(paths.EXAMPLE / "england-annual.csv", tmp_path / "facts.csv")
    with pytest.raises(NothingToBuildError, match="used by python -m amhe_explore build --example"):
        build([tmp_path], tmp_path / "warehouse")


def test_official_rows_under_an_example_places_code_are_refused(tmp_path: Path) -> None:
    text = (paths.EXAMPLE / example.file_name("2024-25")).read_text("utf-8")
    unmarked = "\n".join(line.partition(",")[2] for line in text.splitlines())
    (tmp_path / "main-2024-25.csv").write_text(unmarked, "utf-8")
    with pytest.raises(BrokenWarehouseError, match="is an example place and has figures"):
        build([tmp_path / "main-2024-25.csv"], tmp_path / "warehouse")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("update core_activity set made_up = true where place = 'england:ENG'", "no example place"),
        ("update core_activity set made_up = false where place = 'icb:X01'", "not marked"),
        ("update core_population set made_up = true where place = 'icb:QKS'", "no example place"),
        ("update core_source set made_up = false", "in one place and not in the other"),
        ("update core_place set made_up = false where place = 'icb:X01'", "no example place"),
    ],
)
def test_a_planted_mixture_is_found(
    example_warehouse: Path, tmp_path: Path, change: str, expected: str
) -> None:
    copied = tmp_path / "planted.duckdb"
    shutil.copy(warehouse.current_path(example_warehouse), copied)
    with duckdb.connect(str(copied)) as connection:
        assert not connection.execute(queries.sql("check_mixed")).fetchall()
        connection.execute(change)
        found = connection.execute(queries.sql("check_mixed")).fetchall()
    assert any(expected in message for _, message in found)


def test_an_official_build_replaces_the_example_places_wholesale(
    example_warehouse: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(example_warehouse, folder)
    build([pack.write_pack(tmp_path / "given")], folder)
    with warehouse.open_current(folder) as now:
        assert now.mode == "official"
        codes = {place.code for place in measures.places(now)}
        status = measures.status(now)
    assert not {code for code in codes if code.startswith("X")}
    assert not {each.id for each in status.sources} & {"example-places", "england-facts"}
    assert not status.made_up


def test_the_volume_and_area_breaks_close_their_gates(opened: warehouse.Warehouse) -> None:
    def notices(place: str, period: str) -> set[str]:
        return {each.kind for each in measures.profile(opened, place, "total", period).notices}

    assert "volume" in notices("X14", "2024-25")
    assert "volume" in notices("X06", "2023-24")
    assert "volume" not in notices("X06", "2024-25")
    assert "area" in notices("X08", "2022-23")
    assert "area" in notices("X09", "2022-23")
    calm = [f"X{n:02d}" for n in range(1, 21) if n not in (6, 14, 18, 8, 9)]
    for place in calm:
        assert not notices(place, "2024-25"), place


def test_a_default_with_a_file_missing_or_strange_says_so(tmp_path: Path) -> None:
    for path in paths.EXAMPLE.glob("*.csv"):
        shutil.copy(path, tmp_path)
    assert len(example_files.example_files(tmp_path)) == 8 + 3
    (tmp_path / "england-ended.csv").unlink()
    with pytest.raises(NothingToBuildError, match="no file with England's printed ended"):
        example_files.example_files(tmp_path)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(NothingToBuildError, match="no file of the embedded default"):
        example_files.example_files(tmp_path)
