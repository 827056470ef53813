"""scan: the same as the page, as JSON and as text, and one clear line where there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_json_is_the_contract(ask: Run) -> None:
    said = ask("scan", "--place", "QKS", "--period", "2024-25", "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert (found["schema"], found["place"]["code"], found["period"]) == (1, "QKS", "2024-25")
    assert found["made_up"] is False
    assert found["cells"]
    assert found["untested"]
    assert [each["id"] for each in found["evidence"]] == [f"E{n:02}" for n in range(1, 41)]
    assert all(each["why"] for each in found["evidence"])


def test_the_text_holds_both_lists_and_the_reasons(ask: Run) -> None:
    said = ask("scan", "--place", "QKS", "--period", "2024-25")
    assert said.code == 0
    for words in ("Gaps we are sure of", "Large gaps in small groups", "What could not be tested"):
        assert words in said.out
    assert "not with how many need help" in said.out


def test_made_up_figures_are_named_first(run: Run, example_warehouse: Path) -> None:
    words = ("scan", "--place", "X01", "--period", "2024-25", "--warehouse", example_warehouse)
    assert run(*words).out.splitlines()[1] == "MADE-UP FIGURES"
    assert json.loads(run(*words, "--json").out)["made_up"] is True


def test_a_real_place_of_the_embedded_default_is_one_line(
    run: Run, example_warehouse: Path
) -> None:
    line = run(
        "scan", "--place", "QKS", "--period", "2024-25", "--warehouse", example_warehouse
    ).line
    assert "Load the official files" in line


def test_what_is_not_there_is_one_line(ask: Run) -> None:
    assert "nowhere" in ask("scan", "--place", "nowhere", "--period", "2024-25").line
    assert "1999-00" in ask("scan", "--place", "QKS", "--period", "1999-00").line
