"""The files of the layers: what a build can draw, written once, mended when missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amhe_explore import catalogue, maps, warehouse
from amhe_explore.maps import layer_files

BUILD = "0123456789abcdef"


def test_an_example_build_draws_its_own_tiles_and_the_real_boards(example_warehouse: Path) -> None:
    with warehouse.open_current(example_warehouse) as opened:
        found = {layer.id: layer for layer in maps.layers(opened)}
    assert set(found) == {"tiles-icb", "tiles-region", "tiles-icb-real"}
    assert found["tiles-icb"].codes == {f"X{n:02d}" for n in range(1, 21)}
    assert len(found["tiles-icb-real"].codes) == 42
    assert found["tiles-region"].codes == {"XR1", "XR2", "XR3", "XR4"}


def test_a_build_without_boundaries_draws_tiles(small_warehouse: Path) -> None:
    with warehouse.open_current(small_warehouse) as opened:
        found = {layer.id: layer for layer in maps.layers(opened)}
    assert len(found["tiles-icb"].codes) == 42
    assert len(found["tiles-region"].codes) == 7
    assert all(layer.tiles for layer in found.values())


def test_every_tile_has_a_place_of_its_own_and_a_short_label() -> None:
    boards = [each for each in catalogue.load().places.values() if each.type == "icb"]
    assert len({each.tile for each in boards}) == len(boards) == 42
    for each in boards:
        assert each.short_name
        assert 1 <= len(each.tile_label) <= 2
        assert max(len(line) for line in each.tile_label) <= 8


def test_files_are_written_once_and_mended(tmp_path: Path) -> None:
    made = {"icb.json": b"{}", "icb-hatch.json": b"[]"}
    assert maps.write(BUILD, made, tmp_path)
    first = (tmp_path / BUILD / "icb.json").stat().st_mtime_ns
    # Old enough that a browser fetches it once, also just after a build.
    assert first == layer_files.LONG_AGO * 1_000_000_000
    (tmp_path / BUILD / "icb-hatch.json").unlink()
    assert maps.write(BUILD, made, tmp_path)
    assert (tmp_path / BUILD / "icb.json").stat().st_mtime_ns == first
    assert (tmp_path / BUILD / "icb-hatch.json").read_bytes() == b"[]"
    # Drawn otherwise by a later version: replaced.
    assert maps.write(BUILD, made | {"icb.json": b"[1]"}, tmp_path)
    assert (tmp_path / BUILD / "icb.json").read_bytes() == b"[1]"
    assert [each.name for each in (tmp_path / BUILD).iterdir() if each.name[0] == "."] == []


def test_a_folder_that_may_not_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "static").write_text("a file where the folder should be")
    assert not maps.write(BUILD, {"icb.json": b"{}"}, tmp_path / "static")


def test_only_folders_of_older_builds_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_files, "KEPT_FOLDERS", 1)
    (tmp_path / "mine").mkdir()
    assert maps.write("f" * 16, {"icb.json": b"{}"}, tmp_path)
    assert maps.write(BUILD, {"icb.json": b"{}"}, tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"mine", BUILD}


def test_the_address_of_a_changed_file_is_another() -> None:
    assert maps.digest(b"one") != maps.digest(b"two")


def test_every_layer_has_two_files(example_warehouse: Path) -> None:
    with warehouse.open_current(example_warehouse) as opened:
        made = maps.files(maps.layers(opened))
    assert {"tiles-icb.json", "tiles-icb-hatch.json"} <= set(made)
    for content in made.values():
        assert json.loads(content)["features"]
