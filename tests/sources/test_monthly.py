"""The monthly statistics: both forms, both kinds of date, nothing counted twice."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from amhe_explore import catalogue
from amhe_explore.errors import SourceFileError
from amhe_explore.sources.given_file import GivenFile, head_of
from amhe_explore.sources.monthly import MonthlyReader, MonthlyTidyReader

HEADER = (
    "REPORTING_PERIOD_START,REPORTING_PERIOD_END,GROUP_TYPE,ORG_CODE1,ORG_NAME1,ORG_CODE2,"
    "ORG_NAME2,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE_SUPPRESSED\n"
)
MONTH = "2026-03-01,2026-03-31"
EVERYONE = "all,all SubICBs,all,all Providers"
DORSET = "all,all SubICBs,RDY,DORSET"
ROWS = (
    # England's counts are exact and stand under all / all.
    f"{MONTH},England,{EVERYONE},M001,Count_ReferralsReceived,163100\n"
    # The name of M031 has changed three times; the id has not.
    f"{MONTH},Provider,{DORSET},M031,Count_FirstTreatment,1375\n"
    # A suppressed count.
    f"{MONTH},Provider,{DORSET},M074,Count_EndedSeenNotTreated,*\n"
    # M192 is a percentage, M191 its count: matched on id and statistic together.
    f"{MONTH},Provider,{DORSET},M192,Percentage_Recovery,45\n"
    # SubICB/Provider repeats Provider and must not be read.
    f"{MONTH},SubICB/Provider,11J,NHS DORSET,RDY,DORSET,M031,Count_AccessingServices,1370\n"
    # A sub-ICB is named by the first pair of columns.
    f"{MONTH},SubICB,11J,NHS DORSET ICB - 11J,all,all,M001,Count_ReferralsReceived,1800\n"
    # A measure nobody asked for.
    f"{MONTH},England,{EVERYONE},M002,Count_SelfReferrals,111\n"
)


def given(folder: Path, text: str, name: str = "some name.csv") -> GivenFile:
    path = folder / name
    path.write_text(text)
    return GivenFile(path)


def read(file: GivenFile, reader: MonthlyReader | MonthlyTidyReader) -> list[dict[str, object]]:
    assert reader.recognises(head_of(file))
    parcels = list(reader.read(file, catalogue.load()))
    return [row for parcel in parcels for row in parcel.rows.to_pylist()]


def test_wanted_rows_by_id_and_statistic(tmp_path: Path) -> None:
    rows = read(given(tmp_path, HEADER + ROWS), MonthlyReader())
    assert [
        (row["place_type"], row["code"], row["measure"], row["value"], row["flag"]) for row in rows
    ] == [
        ("england", "ENG", "referrals", 163_100.0, "published"),
        ("provider", "RDY", "started", 1_375.0, "published"),
        ("provider", "RDY", "ended_not_treated", None, "suppressed"),
        ("sub_icb", "11J", "referrals", 1_800.0, "published"),
        ("provider", "RDY", "recovery_published", 45.0, "published"),
    ]
    assert {row["period"] for row in rows} == {"2026-03"}
    assert {row["code"]: row["rounded_to"] for row in rows} == {"ENG": 1, "RDY": 5, "11J": 5}


def test_dates_of_2023_and_values_of_2021(tmp_path: Path) -> None:
    """Day first, and the unsuppressed column's name."""
    text = (HEADER + ROWS).replace("2026-03-01", "01/03/2026")
    text = text.replace("MEASURE_VALUE_SUPPRESSED", "MEASURE_VALUE")
    rows = read(given(tmp_path, text), MonthlyReader())
    assert {row["period"] for row in rows} == {"2026-03"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("MEASURE_VALUE_SUPPRESSED", "VALUE", "column MEASURE_VALUE_SUPPRESSED"),
        ("ORG_NAME1", "ORG_NAME", "column ORG_NAME1"),
        ("2026-03-01", "March 2026", "'March 2026' is not a date"),
        (",163100", ",-3", "'-3' is not a count"),
    ],
)
def test_bad_input_names_the_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = given(tmp_path, (HEADER + ROWS).replace(old, new))
    with pytest.raises(SourceFileError, match=said):
        list(MonthlyReader().read(file, catalogue.load()))


def test_the_tidy_release_has_null_for_suppressed(tmp_path: Path) -> None:
    path = tmp_path / "some name.parquet"
    pq.write_table(
        pa.table(
            {
                "reporting_period": ["2026-03", "2026-03", "2026-03"],
                "group_type": ["England", "Provider", "Provider"],
                "org_code1": ["all", "all", "all"],
                "org_name1": ["all SubICBs"] * 3,
                "org_code2": ["all", "RDY", "RDY"],
                "org_name2": ["all Providers", "DORSET", "DORSET"],
                "measure_id": ["M056", "M074", "M192"],
                "measure_name": ["ended_referrals", "ended_seen_not_treated", "recovery"],
                "measure_statistic": ["count", "count", "percentage"],
                "value": [145_000.0, None, 45.5],
            }
        ),
        path,
    )
    rows = read(GivenFile(path), MonthlyTidyReader())
    assert [(row["code"], row["measure"], row["value"], row["flag"]) for row in rows] == [
        ("ENG", "ended", 145_000.0, "published"),
        ("RDY", "ended_not_treated", None, "suppressed"),
        ("RDY", "recovery_published", 45.5, "published"),
    ]
