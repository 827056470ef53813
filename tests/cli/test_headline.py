"""The command `headline`: its JSON, its text, its one clear line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_json_and_text(ask: Run) -> None:
    found = ask("headline", "--place", "QKS", "--json")
    assert (found.code, found.err) == (0, "")
    content = json.loads(found.out)
    assert set(content) == {"schema", "place", "period", "made_up", "sources", "headlines"}
    assert (content["schema"], content["period"], content["made_up"]) == (1, "2024-25", False)
    assert len(content["headlines"]) == 8
    assert {"id", "name", "definition", "sense", "source", "period", "baseline_period",
            "figures"} == set(content["headlines"][0])  # fmt: skip
    text = ask("headline", "--place", "icb:QKS", "--period", "2023-24")
    assert text.code == 0
    assert text.out.startswith("Kent and Medway (QKS), headline measures, 2023-24")
    assert "Recovery gap by deprivation" in text.out
    assert "baseline 2022-23. Which way is good: closer to nought." in text.out


def test_a_place_without_figures_is_one_line(run: Run, example_warehouse: Path) -> None:
    found = run("headline", "--place", "QKS", "--warehouse", str(example_warehouse))
    assert (found.code, found.out) == (1, "")
    assert found.err.count("\n") == 1
    assert found.err.startswith("No figures of Kent and Medway (QKS) are loaded")


def test_an_example_place_says_so(run: Run, example_warehouse: Path) -> None:
    where = ("--warehouse", str(example_warehouse))
    found = run("headline", "--place", "X01", *where)
    assert found.code == 0
    assert "MADE-UP FIGURES" in found.out
    assert json.loads(run("headline", "--place", "X01", "--json", *where).out)["made_up"] is True
