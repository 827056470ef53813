"""The monthly statistics: England's ended referrals, 12 months to March 2025, as printed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from amhe_explore import catalogue
from amhe_explore.measures.monthly import months_to
from amhe_explore.sources.given_file import GivenFile, head_of
from amhe_explore.sources.monthly import MonthlyReader, MonthlyTidyReader

PRINTED = {
    "ended": 1_746_265,
    "ended_not_seen": 556_598,
    "ended_not_treated": 19_624,
    "ended_after_one": 502_900,
    "finished": 667_143,
    "referrals": 1_772_132,
    "started": 1_196_618,
}


def test_england_sums_are_those_printed(official_data: Path) -> None:
    path = official_data / "talking_therapies" / "activity_performance_monthly.parquet"
    file, reader = GivenFile(path), MonthlyTidyReader()
    assert reader.recognises(head_of(file))
    sums: Counter[str] = Counter()
    wanted = set(months_to("2025-03"))
    for parcel in reader.read(file, catalogue.load()):
        # Each parcel is of one kind of place.
        if parcel.rows["place_type"][0].as_py() != "england":
            continue
        for row in parcel.rows.select(["period", "measure", "value"]).to_pylist():
            if row["period"] in wanted and row["measure"] in PRINTED:
                sums[row["measure"]] += int(row["value"])
    assert dict(sums) == PRINTED


def test_the_genuine_raw_rows_are_read(official_data: Path) -> None:
    """Dorset, April 2026: 1,815 referrals; seen and not treated suppressed; nothing twice."""
    folder = official_data / "talking_therapies" / "monthly_raw_sample"
    file, reader = (
        GivenFile(folder / "nhstalkingtherapies_april-2026_activity.csv"),
        MonthlyReader(),
    )
    assert reader.recognises(head_of(file))
    rows = [r for p in reader.read(file, catalogue.load()) for r in p.rows.to_pylist()]
    found = {r["measure"]: (r["value"], r["flag"]) for r in rows if r["place_type"] == "provider"}
    assert found["referrals"] == (1_815.0, "published")
    assert found["ended_not_treated"] == (None, "suppressed")
    assert len([r for r in rows if r["measure"] == "referrals"]) == 1
