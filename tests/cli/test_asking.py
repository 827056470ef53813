"""status, places, profile and check: the contract of their JSON, their text, their errors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from amhe_explore import paths
from tests import pack
from tests.cli.conftest import Run, Said

PROFILE = ("profile", "--place", "QKS", "--characteristic", "deprivation", "--period", "2024-25")
COUNTS = {"referrals", "started", "second_treatment", "ended", "ended_untreated", "ended_after_one",
          "finished", "at_caseness", "not_at_caseness", "improved", "deteriorated", "no_change",
          "recovered", "reliably_recovered", "eligible"}  # fmt: skip
RATES = {"recovery", "reliable_recovery", "reliable_improvement", "deterioration",
         "treated_of_ended", "finished_of_ended", "completion", "representation", "referral_rate",
         "start_rate"}  # fmt: skip
DIRECTIONS = ("lower", "higher", "about the same", "cannot tell", "not compared")
COUNT_FLAGS = {"published", "suppressed", "not_applicable", "not_published", "calculated"}


def content(said: Said) -> dict[str, Any]:
    assert (said.code, said.err) == (0, "")

    def strange(name: str) -> float:
        pytest.fail(f"{name} is no JSON")

    found: dict[str, Any] = json.loads(said.out, parse_constant=strange)
    return found


def test_status_as_json(ask: Run) -> None:
    found = content(ask("status", "--json"))
    assert {"schema", "build_id", "mode", "built_at", "periods", "sources", "missing",
            "disagreements", "duplicates"} <= set(found)  # fmt: skip
    assert (found["schema"], found["mode"]) == (1, "official")
    assert len(found["build_id"]) == 16
    assert found["built_at"].endswith("Z")
    places = {"england": 1, "region": 1, "icb": 3, "sub_icb": 2, "provider": 2}
    assert found["periods"] == [
        {"id": period, "kind": "annual", "places": places} for period in pack.PERIODS
    ]
    assert {(each["id"], each["edition"], each["used"]) for each in found["sources"]} == {
        *(("tt-annual", period, True) for period in pack.PERIODS),
        ("tt-annual-tidy", "v0.3.0", False),
    }
    for source in found["sources"]:
        assert set(source) == {"id", "edition", "files", "rows", "sha256", "used"}
        assert source["files"] == 1
        assert len(source["sha256"]) == 64
    assert found["disagreements"] == len(pack.PLANTED)
    assert found["duplicates"] > 0
    assert "iod-2025" in found["missing"]
    # Either form of the annual report stands for both.
    assert not {"tt-annual", "tt-annual-tidy"} & set(found["missing"])


def test_status_as_text(ask: Run) -> None:
    said = ask("status")
    assert said.code == 0
    for word in (*pack.PERIODS, "tt-annual", "effect-size.csv", "Not loaded", "iod-2025"):
        assert word in said.out


def test_places_as_json(ask: Run) -> None:
    found = content(ask("places", "--json"))
    assert set(found) == {"schema", "places"}
    assert found["schema"] == 1
    # England, then regions, boards by name, and so on; a parent by its code.
    assert [(each["code"], each["type"], each["parent"]) for each in found["places"]] == [
        ("ENG", "england", None),
        ("Y59", "region", "ENG"),
        ("QWU", "icb", "Y60"),
        ("QKS", "icb", "Y59"),
        ("QOC", "icb", "Y60"),
        ("91Q", "sub_icb", None),
        ("M2L0M", "sub_icb", None),
        ("RDY", "provider", None),
        ("AAA01", "provider", None),
    ]
    for place in found["places"]:
        assert set(place) == {"code", "name", "type", "parent", "first_period", "last_period"}
        assert (place["first_period"], place["last_period"]) == ("2022-23", "2024-25")


SEARCHES = [
    (("--type", "icb"), ["QWU", "QKS", "QOC"]),
    (("--search", "kent"), ["QKS", "91Q"]),
    # Every word, in any order and case; a code counts as a word.
    (("--search", "MEDWAY  kent"), ["QKS", "91Q"]),
    (("--search", "91q"), ["91Q"]),
    (("--search", "kent", "--type", "sub_icb"), ["91Q"]),
    (("--search", ""), ["ENG", "Y59", "QWU", "QKS", "QOC", "91Q", "M2L0M", "RDY", "AAA01"]),
    (("--search", "%"), []),
    (("--search", "unknown"), []),
    (("--type", "ccg"), []),
]


@pytest.mark.parametrize(("words", "codes"), SEARCHES)
def test_places_are_searched(ask: Run, words: tuple[str, ...], codes: list[str]) -> None:
    assert [each["code"] for each in content(ask("places", *words, "--json"))["places"]] == codes


def test_places_as_text(ask: Run) -> None:
    assert "Kent and Medway" in ask("places").out
    assert ask("places", "--search", "nowhere").out == "No place fits.\n"


def test_profile_as_json(ask: Run) -> None:
    found = content(ask(*PROFILE, "--json"))
    assert {"schema", "place", "period", "characteristic", "made_up", "sources", "groups",
            "comparisons", "gradient", "reason", "not_recorded_share"} <= set(found)  # fmt: skip
    assert found["schema"] == 1
    assert found["place"] == {
        "code": "QKS", "name": "Kent and Medway", "type": "icb", "parent": "Y59"
    }  # fmt: skip
    assert (found["period"], found["characteristic"]) == ("2024-25", "deprivation")
    assert found["made_up"] is False
    (source,) = found["sources"]
    assert set(source) == {"id", "edition", "title", "sha256"}
    assert (source["id"], source["edition"]) == ("tt-annual", "2024-25")
    assert set(found["not_recorded_share"]) <= COUNTS
    assert 0 < found["not_recorded_share"]["referrals"] < 0.02
    if found["gradient"] is None:
        assert found["reason"]
    else:
        assert {"measure", "sii", "rii", "potential_gain"} <= set(found["gradient"])


def test_every_comparison_of_a_profile_keeps_the_contract(ask: Run) -> None:
    found = content(ask(*PROFILE, "--measure", "reliable_recovery", "--json"))
    assert found["comparisons"]
    for each in found["comparisons"]:
        assert {
            "measure",
            "group",
            "against",
            "reference",
            "difference",
            "ratio",
            "verdict",
        } <= set(each)
        assert each["measure"] == "reliable_recovery"
        assert each["against"] in ("reference", "rest", "england")
        assert each["group"] in {group["id"] for group in found["groups"]}
        assert set(each["verdict"]) == {"direction", "reliability", "reason"}
        assert each["verdict"]["direction"] in DIRECTIONS
        assert each["verdict"]["reliability"] in ("ok", "take care")
        for name in ("difference", "ratio"):
            if each[name] is not None:
                assert each[name]["lower"] <= each[name]["value"] <= each[name]["upper"]
    directions = {each["group"]: each["verdict"]["direction"] for each in found["comparisons"]
                  if each["against"] == "reference"}  # fmt: skip
    # The invented pack recovers less where areas are more deprived.
    assert directions["imd_01"] == "lower"


def test_every_group_of_a_profile_keeps_the_contract(ask: Run) -> None:
    groups = content(ask(*PROFILE, "--json"))["groups"]
    assert [group["id"] for group in groups] == [
        "total", *(f"imd_{n:02d}" for n in range(1, 11)), "not_recorded"
    ]  # fmt: skip
    assert [group["kind"] for group in groups] == ["total", *["known"] * 10, "not_recorded"]
    assert [group["order"] for group in groups] == sorted(group["order"] for group in groups)
    assert groups[0]["official_label"] == "Total"
    assert (groups[1]["label"], groups[1]["official_label"]) == (
        "Most deprived tenth",
        "10 Most deprived",
    )
    for group in groups:
        assert set(group["counts"]) == COUNTS
        assert set(group["rates"]) == RATES
        for count in group["counts"].values():
            assert set(count) == {"value", "flag", "rounded_to"}
            assert count["flag"] in COUNT_FLAGS
            assert (count["value"] is None) == (count["flag"] not in ("published", "calculated"))
        for rate in group["rates"].values():
            assert set(rate) == {"value", "lower", "upper", "published", "numerator",
                                 "denominator", "flag", "precision", "method"}  # fmt: skip
            assert rate["flag"] in COUNT_FLAGS | {"approximate"}
            if rate["value"] is not None:
                assert rate["lower"] <= rate["value"] <= rate["upper"]


def test_profile_as_text(ask: Run) -> None:
    said = ask(*PROFILE)
    assert said.code == 0
    for word in ("Kent and Medway (QKS), Deprivation, 2024-25", "Most deprived tenth", "recovery",
                 "Source: NHS Talking Therapies annual report 2024-25"):  # fmt: skip
        assert word in said.out
    assert "reliable_recovery" in ask(*PROFILE, "--measure", "reliable_recovery").out


def test_places_are_named_in_several_ways(ask: Run) -> None:
    asked = [*PROFILE[:3], *PROFILE[3:], "--json"]
    usual = ask(*asked)
    for name in ("icb:QKS", "qks", "ICB:qks", " QKS "):
        asked[2] = name
        assert ask(*asked) == usual


# What is asked, and what the one line must say beside what was wrong.
WRONG = [
    ({"--place": "QXX"}, ["'QXX'", "places --search"]),
    ({"--place": "ccg:QKS"}, ["'ccg:QKS'"]),
    ({"--place": "UNKNOWN"}, ["'UNKNOWN'"]),
    ({"--place": ""}, ["''"]),
    ({"--place": "x" * 5000}, ["xxx..."]),
    ({"--place": "Q\nKS"}, ["Q"]),
    ({"--place": "' or 1=1 --"}, ["or 1=1"]),
    # A real board that no given file holds.
    ({"--place": "QOP"}, ["QOP"]),
    ({"--period": "2019-20"}, ["'2019-20'", "2022-23", "2024-25"]),
    ({"--period": "2024"}, ["'2024'", "2024-25"]),
    ({"--period": "x" * 5000}, ["xxx..."]),
    ({"--characteristic": "shoe_size"}, ["'shoe_size'", "deprivation"]),
    ({"--characteristic": ""}, ["''", "deprivation"]),
    # Stored, not offered.
    ({"--characteristic": "waiting_time"}, ["'waiting_time'"]),
    ({"--measure": "joy"}, ["'joy'", "recovery"]),
    # A count is no rate to show.
    ({"--measure": "referrals"}, ["'referrals'", "recovery"]),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_a_wrong_choice_is_one_line_that_says_what_exists(
    ask: Run, change: dict[str, str], words: list[str]
) -> None:
    choice = dict(zip(PROFILE[1::2], PROFILE[2::2], strict=True)) | change
    # With "=", so that a value may begin with a dash.
    line = ask("profile", *(f"{name}={value}" for name, value in choice.items())).line
    assert len(line) < 500
    for word in words:
        assert word in line


def test_check_names_every_check(ask: Run) -> None:
    said = ask("check")
    assert (said.code, said.err) == (0, "")
    assert "The same figures from two sources agree" in said.out
    assert "listed as INVENTED THERAPY CIC, INVENTED THERAPY SERVICE" in said.out
    # The planted figures: told where they may be, "differs" where one is under 10 or withheld.
    assert "26125 in tt-annual:2024-25 (kept), 26440 in tt-annual-tidy:v0.3.0" in said.out
    assert "90_and_over referrals differs between" in said.out


ASKING = [("status",), ("places",), PROFILE, ("check",)]


def _no_folder(folder: Path) -> Path:
    return folder / "nowhere"


def _empty(folder: Path) -> Path:
    return folder


def _pointing_nowhere(folder: Path) -> Path:
    (folder / "CURRENT").write_text("gone.duckdb\n")
    return folder


def _pointing_outside(folder: Path) -> Path:
    (folder / "CURRENT").write_text("../elsewhere.duckdb\n")
    return folder


def _bytes_in_current(folder: Path) -> Path:
    (folder / "CURRENT").write_bytes(b"\xff\xfe\x00")
    return folder


def _current_a_folder(folder: Path) -> Path:
    (folder / "CURRENT").mkdir()
    return folder


def _garbage(folder: Path) -> Path:
    (folder / "x.duckdb").write_bytes(b"not a database" * 1000)
    (folder / "CURRENT").write_text("x.duckdb")
    return folder


def _empty_file(folder: Path) -> Path:
    (folder / "x.duckdb").touch()
    (folder / "CURRENT").write_text("x.duckdb")
    return folder


def _a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file"


BROKEN = [_no_folder, _empty, _pointing_nowhere, _pointing_outside, _bytes_in_current,
          _current_a_folder, _garbage, _empty_file, _a_file]  # fmt: skip


@pytest.mark.parametrize("make", BROKEN)
def test_without_a_warehouse_every_command_says_how_to_get_one(
    run: Run, tmp_path: Path, make: Any
) -> None:
    folder = make(tmp_path)
    for words in ASKING:
        line = run(*words, "--warehouse", folder).line
        assert "warehouse" in line.lower()
        assert "python -m amhe_explore build" in line


def test_a_warehouse_cut_off_is_one_line(run: Run, small_warehouse: Path, tmp_path: Path) -> None:
    name = (small_warehouse / "CURRENT").read_text().strip()
    shutil.copy(small_warehouse / "CURRENT", tmp_path)
    whole = (small_warehouse / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    for words in ASKING:
        assert "python -m amhe_explore build" in run(*words, "--warehouse", tmp_path).line


def test_which_warehouse_is_asked(
    run: Run, small_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "DEFAULT_WAREHOUSE", tmp_path / "default")
    assert str(tmp_path / "default") in run("status").line
    monkeypatch.setenv("AMHE_WAREHOUSE", str(tmp_path / "named"))
    assert str(tmp_path / "named") in run("status").line
    # The option wins over the variable.
    assert run("status", "--warehouse", small_warehouse).code == 0
    monkeypatch.setenv("AMHE_WAREHOUSE", str(small_warehouse))
    assert run("status").code == 0
    assert str(tmp_path / "asked") in run("status", "--warehouse", tmp_path / "asked").line
    # A variable that holds nothing is none.
    monkeypatch.setenv("AMHE_WAREHOUSE", " ")
    assert str(tmp_path / "default") in run("status").line


USAGE = [
    (),
    ("dance",),
    ("status", "--loud"),
    ("status", "extra"),
    ("places", "--type", "planet"),
    ("profile",),
    ("profile", "--place", "QKS"),
    ("build",),
    ("build", "--from"),
    ("build", "--from", ""),
    ("build", "--from", "x", "--progress", "loud"),
    ("status", "--warehouse"),
    # An unset variable in a script must not mean the folder one stands in.
    ("status", "--warehouse", ""),
    ("status", "--warehouse", "~nobody-of-that-name/x"),
]


@pytest.mark.parametrize("words", USAGE)
def test_wrong_usage_is_exit_2(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert "usage: python -m amhe_explore" in said.err
    assert "Traceback" not in said.err


def test_help_names_every_command(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    for name in ("build", "status", "places", "profile", "check"):
        assert name in said.out
        assert run(name, "--help").code == 0
