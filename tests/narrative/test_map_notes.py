"""What stands beside the maps: both in one, deprivation tenths, how it is worked out."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore.narrative import map_notes
from tests.charts import made
from tests.maps import mapped

GAPS = mapped.deprivation_map()


def test_both_in_one_counts_its_corners_and_says_how_the_gap_goes_with_deprivation() -> None:
    said = map_notes.both_sentence(GAPS).replace("\u00a0", " ")
    assert said.startswith("These figures cannot tell whether deprivation and the gap go together")
    assert "5 places, 0 are ◆ (more deprived, wider gap) and 1 are ▲" in said
    assert "thirds, not verdicts" in said
    # Of a rate the same stands at the top of the page.
    assert map_notes.both_sentence(mapped.deprivation_map("recovery")).startswith("Of 5 places")


def test_the_key_names_every_corner_in_the_words_of_the_outcome() -> None:
    key = map_notes.both_key(mapped.deprivation_map("recovery"))
    for corner in ("◆ more deprived, lower", "■ more deprived, higher", "▲ less deprived, lower"):
        assert corner in key


def test_tenths_without_residents_are_named_with_their_end() -> None:
    adults = {f"imd_{n:02d}": 1000 for n in range(1, 11)}
    assert map_notes.tenths_without_residents(adults) == ""
    said = map_notes.tenths_without_residents(adults | {"imd_01": 0, "imd_04": 0})
    assert said.startswith("No adults live in tenth 1 (most deprived) and 4 here:")
    assert "without a rate" in said
    assert "10 (least deprived)" in map_notes.tenths_without_residents(adults | {"imd_10": 0})
    assert map_notes.tenths_without_residents({}) == ""


def test_both_ends_of_the_tenths_in_a_sentence() -> None:
    profile = made.deprivation()
    adults = dict.fromkeys((each.id for each in profile.groups), 1000)
    said = map_notes.tenths_sentence(profile, adults)
    assert said.startswith("Referrals per 1,000 adults: 47 (")
    assert "in the most deprived tenth" in said
    assert "Recovered: 43% (40 to 46) in the most deprived tenth" in said
    bare = map_notes.tenths_sentence(profile, adults | {"imd_01": 0})
    assert "no rate: no residents in the most deprived tenth" in bare


def test_places_had_other_borders_before_july_2022() -> None:
    assert map_notes.border_note("2024-25") == ""
    assert map_notes.border_note("2021-22").startswith("The map shows the borders since July 2022.")


def test_the_method_names_correlation_line_and_map() -> None:
    method = dict(map_notes.map_method(GAPS, "2023"))
    assert "Fisher z" in method["Correlation"]
    assert "Spearman" in method["Correlation"]
    assert "Benjamini-Hochberg" in method["Gap inside the place"]
    assert "Contains OS data" in method["Map"]
    none = replace(GAPS, pearson=replace(GAPS.pearson, method=""), spearman=GAPS.pearson)
    assert "not worked out" not in dict(map_notes.map_method(none, ""))["Map"].casefold()
