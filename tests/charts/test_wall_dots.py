"""The dots for a whole room: as many filled as the number above says, at any width."""

from __future__ import annotations

from typing import Any

import pytest

from amhe_explore import charts, theme
from amhe_explore.charts import Hundred
from tests.charts import made

SIDES = (Hundred("Most deprived areas", made.rate(0.41)), Hundred("Least", made.rate(0.53)))


def marks(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The rows of every layer that carry a field."""
    return [row for layer in spec["layer"] for row in layer["data"]["values"] if field in row]


def spec(**look: Any) -> dict[str, Any]:
    words = charts.Picture("", "", "Source: NHS England.", look.pop("made_up", False))
    drawn: dict[str, Any] = charts.wall_dots(SIDES, theme.LIGHT, words, **look).to_dict()
    return drawn


def test_a_hundred_dots_each_filled_as_the_number_says() -> None:
    layers = [layer for layer in spec()["layer"] if layer["mark"]["type"] == "point"]
    by_fill = {layer["mark"]["fill"]: len(layer["data"]["values"]) for layer in layers}
    assert by_fill == {theme.LIGHT.focus: 41 + 53, theme.LIGHT.bg: 59 + 47}


def test_numbers_can_wait_until_the_room_has_looked() -> None:
    shown, hidden = spec(), spec(numbers=False)
    assert {row["number"] for row in marks(shown, "number")} == {"41", "53"}
    assert {row["number"] for row in marks(hidden, "number")} == {""}
    assert "41" in shown["description"]
    assert "41" not in hidden["description"]


def test_one_side_stands_alone_and_made_up_says_so() -> None:
    words = charts.Picture("", "", "", True)
    drawn = charts.wall_dots(SIDES[:1], theme.DARK, words).to_dict()
    assert drawn["description"].startswith("Made-up figures.")
    texts = [str(layer["mark"].get("text")) for layer in drawn["layer"]]
    assert "MADE-UP FIGURES" in texts
    assert len(marks(drawn, "row")) == 100


@pytest.mark.parametrize(
    ("share", "known", "unknown"),
    [(0.07, "93 written down", "7 not"), (0.001, "over 99 written down", "under 1 not"),
     (0.0, "100 written down", "0 not")],
)  # fmt: skip
def test_the_bar_of_what_is_written_down(share: float, known: str, unknown: str) -> None:
    drawn = charts.recorded_bar(share, theme.LIGHT, charts.Picture("", "", "")).to_dict()
    assert [row["text"] for row in marks(drawn, "text")] == [known, unknown]
    widths = [row["to"] - row["from"] for row in marks(drawn, "from")]
    assert sum(widths) == pytest.approx(1)
    assert len(widths) == (2 if share else 1)
