"""The table behind the maps: what is drawn is in it, the reason where there is nothing."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore import export
from amhe_explore.narrative import map_words
from tests.charts import made
from tests.maps import mapped

GAPS = mapped.deprivation_map()
# Recovery of the same places, beside the gap: 50 % and more, without verdicts.
RATES = mapped.deprivation_map(
    "recovery",
    tuple(
        replace(each, value=50.0 + n, lower=48.0 + n, upper=52.0 + n, printed=50.0 + n,
                reason="", verdict="", finished=10_000)
        for n, each in enumerate(mapped.GAPS)
    ),
)  # fmt: skip


def cells(table: export.Table, place: str) -> dict[str, str]:
    row = next(row for row in table.rows if row[0].startswith(place))
    return dict(zip(table.columns, row, strict=True))


def raw(table: export.Table, code: str) -> dict[str, str]:
    row = next(row for row in table.raw_rows if row[0] == code)
    return dict(zip(table.raw_columns, row, strict=True))


def test_the_gap_stands_beside_recovery_with_its_likely_range() -> None:
    table = export.map_table(GAPS, RATES)
    kent = cells(table, "Kent and Medway (QKS)")
    assert kent["Deprivation score (IMD 2025)"] == "21.17"
    assert kent["Recovery"] == "51% (likely 49 to 53)"
    assert kent["Recovery: most deprived fifth below least, points"] == "12 lower (likely 9 to 15)"
    assert kent["Courses finished"] == "10,000"


def test_what_is_not_clear_or_not_compared_says_so() -> None:
    table = export.map_table(GAPS, RATES)
    column = "Recovery: most deprived fifth below least, points"
    london = cells(table, "North East London")[column]
    assert london == "cannot tell: 3 lower (likely 1 higher to 7 lower)"
    surrey = cells(table, "Surrey Heartlands")[column]
    assert surrey == f"not compared: {mapped.SUPPRESSED}"


def test_the_file_has_plain_numbers_verdict_and_reason() -> None:
    found = raw(export.map_table(GAPS, RATES), "QMF")
    assert (found["gap"], found["gap_lower_95"], found["gap_upper_95"]) == ("3.00", "-1.00", "7.00")
    assert found["gap_verdict"] == "cannot tell"
    assert found["recovery"] == "52.00"
    bare = raw(export.map_table(GAPS, RATES), "QXU")
    assert (bare["gap"], bare["gap_reason"]) == ("", mapped.SUPPRESSED)
    assert bare["deprivation_score"] == "10.38"


def test_a_rate_has_where_it_stands_against_the_line_and_nobody_has_a_rank() -> None:
    table = export.map_table(RATES, RATES)
    assert table.columns[-1] == "Against the line"
    assert cells(table, "North East London")["Against the line"] == "below the limits for a place"
    assert "rank" not in " ".join((*table.columns, *table.raw_columns)).casefold()


def test_made_up_figures_say_so_in_the_caption() -> None:
    made_up = mapped.deprivation_map(made_up=True)
    assert export.map_table(made_up, made_up).caption.startswith(export.MADE_UP)
    assert not export.map_table(GAPS, RATES).made_up


def test_deprivation_alone_has_every_place_with_its_code() -> None:
    table = export.known_table(GAPS)
    assert table.rows[-1] == ("Surrey Heartlands (QXU)", "10.38")
    assert table.caption == map_words.DEPRIVATION_WORDS["score"][1]


def test_tenths_without_residents_keep_their_counts_and_have_no_rate() -> None:
    profile = made.deprivation()
    ids = [each.id for each in profile.groups if each.kind == "known"]
    adults = dict.fromkeys(ids, 50_000) | {ids[0]: 0}
    table = export.tenths_table(profile, adults)
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first["Adults living there"] == "no residents"
    assert first["Referrals per 1,000 adults"] == "no rate: no residents"
    assert first["Referrals"].replace(",", "").isdigit()
    unknown = export.tenths_table(profile, {})
    assert {row[1] for row in unknown.rows} == {"not known"}
