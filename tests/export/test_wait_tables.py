"""The tables of waits: what is read, what is data, and the reason in an empty cell."""

from __future__ import annotations

from amhe_explore import export
from tests.measures.waited import TO_FIRST, waits


def test_lengths_of_wait_with_the_comparator_beside() -> None:
    table = export.wait_bands_table(waits(), waits(england=True))
    assert table.columns == (
        "Length of wait", "Wait", "Courses", "Of 100 courses", "Likely range",
        "England, of 100 courses",
    )  # fmt: skip
    assert table.rows[0] == (
        "28 days or less", "From referral to the first session", "8,735", "68", "67 to 69", "68",
    )  # fmt: skip
    assert table.raw_rows[0][2:] == ("8735", "67.8", "66.8", "68.8", "67.8")
    assert len(table.rows) == len(table.raw_rows) == 8
    assert {len(row) for row in table.raw_rows} == {len(table.raw_columns)}


def test_a_suppressed_length_says_so_in_every_cell() -> None:
    table = export.wait_bands_table(waits((*TO_FIRST[:3], None), ()), None)
    assert table.rows[-1][2:] == ("suppressed (under 5)", "suppressed (under 5)", "not shown")
    assert table.raw_rows[-1][2:] == ("suppressed (under 5)", "suppressed (under 5)", "", "")


def test_means_by_group() -> None:
    table = export.wait_means_table(waits(), waits(england=True))
    assert table.rows[1] == ("Most deprived tenth", "31.2", "31.2")
    assert table.rows[-1][1:] == ("suppressed (under 5)", "suppressed (under 5)")
    assert "shown, not compared" in table.caption


def test_made_up_waits_say_so() -> None:
    assert export.wait_bands_table(waits(made_up=True), None).made_up
    assert export.wait_means_table(waits(made_up=True), None).made_up
