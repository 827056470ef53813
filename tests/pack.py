"""Invented annual packs in the full official layout, small and coherent, for tests.

The real packs with every official column cannot be kept here, so these rows are made up: three
years, England, one region, three integrated care boards, two sub-ICBs, four providers, every
variable type with both intersections. Counts follow one formula, so that England's percentages
reproduce from its counts, local counts are rounded to 5 and suppressed under 5, and local
percentages are whole numbers computed before rounding, as the publisher does.

Hazards on purpose, each with a test:
- QOC is small: many of its cells are suppressed, not_at_caseness of its imd_01 among them.
- QWU carries the code of a place whose finished courses halve in 2024-25 (a volume break).
- Provider AAA01 is listed twice in 2024-25 under two names with the same figures.
- Rows coded UNKNOWN are a remainder, not a place.
- `Ethnic Group / Gender` has a double space in one label, as in the official metadata.
- Waiting Time rows carry NULL in the counts that do not apply to them.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

PERIODS = ("2022-23", "2023-24", "2024-25")
NAMES = ("OrgType", "OrgCode", "OrgName", "VariableType", "VariableA", "VariableB")
COUNTS = (
    "Count_ReferralsReceived",
    "Count_AccessingServices",
    "Count_SecondTreatment",
    "Count_EndedReferrals",
    "Count_EndedBeforeTreatment",
    "Count_EndedAfterOneTreatment",
    "Count_FinishedCourseTreatment",
    "Count_AtCaseness",
    "Count_NotAtCaseness",
    "Count_Improvement",
    "Count_NoReliableChange",
    "Count_Deterioration",
    "Count_Recovery",
    "Count_ReliableRecovery",
)
RATES = {
    "Percentage_Improvement": ("Count_Improvement", "finished"),
    "Percentage_NoReliableChange": ("Count_NoReliableChange", "finished"),
    "Percentage_Deterioration": ("Count_Deterioration", "finished"),
    "Percentage_Recovery": ("Count_Recovery", "eligible"),
    "Percentage_ReliableRecovery": ("Count_ReliableRecovery", "eligible"),
}
# Columns of the official layout that the reader knows and does not use, and two means it does.
MEANS = ("Mean_WaitAccessingServices", "Mean_ApptsFinishedCourseTreatment")
OTHERS = ("Percentage_Variable_withFCT", "Count_BAFIndicatorCompletion", "Sum_ContactDuration")
HEADER = (*NAMES, *COUNTS, *RATES, *MEANS, *OTHERS)

UNKNOWN = "Not stated/Not known/Invalid"
AGES = {
    "Under 18": 0.02,
    "18 to 25": 0.2,
    "26 to 64": 0.7,
    "65 to 74": 0.05,
    "75 to 89": 0.025,
    "90 and over": 0.005,
}
GENDERS = {
    "Female": 0.66,
    "Male": 0.32,
    "Indeterminate (unable to be classified as male or female)": 0.005,
    UNKNOWN: 0.015,
}
ETHNIC = {
    "White": {"British": 0.66, "Irish": 0.01, "Any other White background": 0.06},
    "Mixed": {"White and Black Caribbean": 0.012, "White and Black African": 0.004,
              "White and Asian": 0.007, "Any other Mixed background": 0.011},
    "Asian or Asian British": {"Indian": 0.025, "Pakistani": 0.023, "Bangladeshi": 0.01,
                               "Any other Asian background": 0.017},
    "Black or Black British": {"Caribbean": 0.017, "African": 0.023,
                               "Any other Black background": 0.005},
    "Other Ethnic Groups": {"Chinese": 0.005, "Any Other Ethnic Group": 0.023},
}  # fmt: skip
DECILES = ("01 Least deprived", "02 Less deprived", "03 Less deprived", "04 Less deprived",
           "05 Less deprived", "06 More deprived", "07 More deprived", "08 More deprived",
           "09 More deprived", "10 Most deprived")  # fmt: skip
SIMPLE = {
    "Religion": {"Baha`i": 0.0001, "Buddhist": 0.003, "Christian": 0.15, "Hindu": 0.006,
                 "Jain": 0.0001, "Jewish": 0.002, "Muslim": 0.03, "None": 0.32, "Other": 0.02,
                 "Pagan": 0.002, "Sikh": 0.004, "Zoroastrian": 0.0001, UNKNOWN: 0.4627},
    "Sexual Orientation": {"Bi-sexual": 0.04, "Gay/Lesbian": 0.03, "Heterosexual": 0.7,
                           UNKNOWN: 0.23},
    "Disability": {"01 Behaviour and Emotional": 0.03, "02 Hearing": 0.013,
                   "05 Mobility and Gross Motor": 0.04, "NN No Disability": 0.57,
                   "No Code Recorded": 0.2, "Invalid Code": 0.0005,
                   "ZZ Not Stated (Person asked but declined to provide a response)": 0.08},
    "Long Term Condition Status": {"Long term condition": 0.16, "No long term condition": 0.14,
                                   UNKNOWN: 0.7},
    "BME Group": {"BME": 0.25, "White British": 0.66, UNKNOWN: 0.09},
    "Ex-British Armed Forces and Dependants": {"Veterans and dependants": 0.02, UNKNOWN: 0.5},
}  # fmt: skip


@dataclass(frozen=True)
class Organisation:
    """One organisation of the pack and its referrals in a usual year."""

    org_type: str
    code: str
    name: str
    referrals: int


ORGANISATIONS = (
    Organisation("England", "All", "All", 200_003),
    Organisation("Commissioning Region", "Y59", "SOUTH EAST COMMISSIONING REGION", 90_000),
    Organisation("ICB", "QKS", "NHS KENT AND MEDWAY INTEGRATED CARE BOARD", 150_000),
    Organisation("ICB", "QOC", "NHS SHROPSHIRE, TELFORD AND WREKIN ICB", 2_400),
    Organisation("ICB", "QWU", "NHS COVENTRY AND WARWICKSHIRE ICB", 46_000),
    Organisation("ICB", "UNKNOWN", "UNKNOWN", 1_600),
    Organisation("SubICB", "91Q", "NHS KENT AND MEDWAY ICB - 91Q", 150_000),
    Organisation("SubICB", "M2L0M", "NHS SHROPSHIRE, TELFORD AND WREKIN ICB - M2L0M", 2_400),
    Organisation("Provider", "RDY", "DORSET HEALTHCARE UNIVERSITY NHS FOUNDATION TRUST", 30_000),
    Organisation("Provider", "AAA01", "INVENTED THERAPY CIC", 900),
)
SECOND_NAME = Organisation("Provider", "AAA01", "INVENTED THERAPY SERVICE", 900)


@dataclass(frozen=True)
class Labels:
    """The labels of one row and its share of all referrals."""

    kind: str
    a: str
    b: str
    share: float
    recovery: float = 0.5
    counted: bool = True


def labels() -> Iterator[Labels]:
    """Yield every row's labels: all variable types, both intersections."""
    yield Labels("Total", "NULL", "NULL", 1)
    for age, share in AGES.items():
        older = age.startswith(("65", "75"))
        yield Labels("Age Group", age, "NULL", share, 0.62 if older else 0.49)
    for gender, share in GENDERS.items():
        yield Labels("Gender", gender, "NULL", share)
    yield from ethnic_labels()
    kind = "Indices of Deprivation Decile"
    for n, decile in enumerate(DECILES):
        # More referrals and fewer recoveries where areas are more deprived.
        yield Labels(kind, decile, "NULL", 0.06 + n * 0.008, 0.57 - n * 0.015)
    yield Labels(kind, UNKNOWN, "NULL", 0.012)
    for kind, groups in SIMPLE.items():
        for group, share in groups.items():
            yield Labels(kind, group, "NULL", share)
    yield from pair_labels()
    yield Labels("Presenting Complaint", "Depression", "NULL", 0.3)
    yield Labels("Presenting Complaint", "Anxiety and stress related disorders", "All", 0.5)
    yield Labels("Waiting Time", "Accessing services", "<=28 days", 0.4, counted=False)
    yield Labels("Stepped Care Pathway", UNKNOWN, "NULL", 0.1, counted=False)


def ethnic_labels() -> Iterator[Labels]:
    """Yield broad groups with their subtotal, detailed groups, not recorded."""
    for broad, parts in ETHNIC.items():
        yield Labels("Ethnic Group", broad, "All", sum(parts.values()))
        for detailed, share in parts.items():
            recovery = 0.4 if detailed == "Bangladeshi" else 0.5
            yield Labels("Ethnic Group", broad, detailed, share, recovery)
    yield Labels("Ethnic Group", UNKNOWN, "All", 0.09)


def pair_labels() -> Iterator[Labels]:
    """Yield both intersections; the detailed label and the gender stand in both columns."""
    for age, share in AGES.items():
        for gender, part in GENDERS.items():
            named = "Indeterminate" if gender.startswith("Ind") else gender
            named = f"Gender {UNKNOWN}" if gender == UNKNOWN else named
            yield Labels("Age Group / Gender", f"{age} / {named}", "NULL", share * part)
    for broad, parts in ETHNIC.items():
        space = "  " if broad.startswith("Asian") else " "
        for gender in ("Female", "Male"):
            pair, part = f"{broad}{space}/ {gender}", GENDERS[gender]
            whole = sum(parts.values()) * part
            yield Labels("Ethnic Group / Gender", pair, f"All / {gender}", whole)
            for detailed, share in parts.items():
                yield Labels("Ethnic Group / Gender", pair, f"{detailed} / {gender}", share * part)


def true_counts(place: Organisation, row: Labels, period: str) -> dict[str, int]:
    """Return the counts before the publisher rounds them."""
    growth = {"2022-23": 0.96, "2023-24": 0.98}.get(period, 1.0)
    referrals = int(place.referrals * row.share * growth)
    ended = int(referrals * 0.97)
    finished = int(ended * (0.19 if place.code == "QWU" and period == "2024-25" else 0.38))
    below = int(finished * 0.055)
    eligible = finished - below
    recovered = int(eligible * row.recovery)
    improved = int(finished * 0.67)
    deteriorated = int(finished * 0.06)
    untreated = int(ended * 0.32)
    return {
        "Count_ReferralsReceived": referrals,
        "Count_AccessingServices": int(referrals * 0.66),
        "Count_SecondTreatment": int(referrals * 0.5),
        "Count_EndedReferrals": ended,
        "Count_EndedBeforeTreatment": untreated,
        "Count_EndedAfterOneTreatment": max(ended - untreated - finished, 0),
        "Count_FinishedCourseTreatment": finished,
        "Count_AtCaseness": int(eligible * 0.998),
        "Count_NotAtCaseness": below,
        "Count_Improvement": improved,
        "Count_NoReliableChange": int(finished * 0.26),
        "Count_Deterioration": deteriorated,
        "Count_Recovery": recovered,
        "Count_ReliableRecovery": int(recovered * 0.94),
    }


def published(place: Organisation, row: Labels, period: str) -> dict[str, str]:
    """Return one row as the publisher prints it."""
    return printed(place, row, true_counts(place, row, period))


def printed(place: Organisation, row: Labels, counts: dict[str, int]) -> dict[str, str]:
    """Return true counts as the publisher prints them: rounded, suppressed, with percentages."""
    exact = place.org_type == "England"
    cells = dict(
        zip(NAMES, (place.org_type, place.code, place.name, row.kind, row.a, row.b), strict=True)
    )
    if not row.counted:
        return (
            cells
            | dict.fromkeys(HEADER[6:], "NULL")
            | {"Count_AccessingServices": _count(counts["Count_AccessingServices"], exact)}
        )
    cells |= {name: _count(count, exact) for name, count in counts.items()}
    bases = {
        "finished": counts["Count_FinishedCourseTreatment"],
        "eligible": counts["Count_FinishedCourseTreatment"] - counts["Count_NotAtCaseness"],
    }
    for name, (top, base) in RATES.items():
        cells[name] = _percent(counts[top], bases[base], exact, cells[top])
    cells |= {"Mean_WaitAccessingServices": "27.4", "Mean_ApptsFinishedCourseTreatment": "7.9"}
    return cells | {"Percentage_Variable_withFCT": "1.5", "Count_BAFIndicatorCompletion": "10",
                    "Sum_ContactDuration": "12345"}  # fmt: skip


def _count(count: int, exact: bool) -> str:
    if exact:
        return str(count)
    return "*" if count < 5 else str(5 * ((count + 2) // 5))


def _percent(top: int, base: int, exact: bool, shown: str) -> str:
    """Return a percentage, half up on whole numbers; withheld with its count."""
    if base == 0 or shown == "*":
        return "*"
    if exact:
        tenths = (2000 * top + base) // (2 * base)
        return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    return str((200 * top + base) // (2 * base))


def rows(period: str, sub_icb: bool = True) -> list[dict[str, str]]:
    """Return every row of one year."""
    places = [each for each in ORGANISATIONS if sub_icb or each.org_type != "SubICB"]
    if period == "2024-25":
        places.append(SECOND_NAME)
    return [published(place, row, period) for place in places for row in labels()]


def main_csv(period: str, header: tuple[str, ...] = HEADER) -> bytes:
    """Return one year's main CSV, in the header style since 2020-21."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows(period))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def write_pack(folder: Path) -> Path:
    """Write three years as official zips; the newest with another CSV of the pack inside."""
    folder.mkdir(parents=True, exist_ok=True)
    for period in PERIODS:
        with zipfile.ZipFile(
            folder / f"psych-ther-ann-rep-csvs-{period}.zip", "w", zipfile.ZIP_DEFLATED
        ) as pack:
            pack.writestr(f"psych-ther-ann-rep-csv-{period}-main.csv", main_csv(period))
            if period == PERIODS[-1]:
                effect = (
                    "OrgType,OrgCode,OrgName,Measure,EffectSize\r\nEngland,All,All,PHQ9,0.9\r\n"
                )
                pack.writestr(f"psych-ther-ann-rep-csv-{period}-effect-size.csv", effect)
    return folder


# Five cells that the tidy release below prints differently from the pack.
PLANTED = (
    ("ICB", "QKS", "Total", "NULL", "Count_Recovery", "26440"),
    ("ICB", "QKS", "Gender", "Male", "Percentage_Recovery", "12"),
    ("ICB", "QOC", "Age Group", "90 and over", "Count_ReferralsReceived", "5"),
    ("England", "All", "Religion", "Sikh", "Count_ReferralsReceived", "801"),
    ("Provider", "RDY", "Gender", "Female", "Count_Deterioration", "*"),
)
TIDY_NAMES = {
    "Count_ReferralsReceived": ("referrals_received", "count"),
    "Count_FinishedCourseTreatment": ("finished_course_treatment", "count"),
    "Count_AtCaseness": ("at_caseness", "count"),
    "Count_NotAtCaseness": ("not_at_caseness", "count"),
    "Count_Improvement": ("improvement", "count"),
    "Count_Deterioration": ("deterioration", "count"),
    "Count_Recovery": ("recovery", "count"),
    "Percentage_Recovery": ("recovery", "percentage"),
    "Count_ReliableRecovery": ("reliable_recovery", "count"),
}


def write_tidy(path: Path, period: str = "2024-25", planted: bool = True) -> Path:
    """Write the same year as a tidy release: fewer measures, no sub-ICBs, five other figures."""
    changed: dict[tuple[str, ...], str] = {each[:5]: each[5] for each in PLANTED} if planted else {}
    return write_tidy_rows(path, period, rows(period, sub_icb=False), changed)


def write_tidy_rows(
    path: Path,
    period: str,
    printed_rows: list[dict[str, str]],
    changed: Mapping[tuple[str, ...], str],
) -> Path:
    """Write printed rows as a tidy release; `changed` are figures that it prints differently.

    Args:
        path: The file.
        period: The year.
        printed_rows: Rows of the main CSV.
        changed: By organisation type, code, variable type, group and column of the main CSV.
    """
    long: dict[str, list[str]] = {
        name: []
        for name in (
            "reporting_period", "org_type", "org_code", "org_name", "variable_type", "variable_a",
            "variable_b", "measure_name", "measure_statistic", "value",
        )
    }  # fmt: skip
    for row in printed_rows:
        for column, (measure, statistic) in TIDY_NAMES.items():
            labels_of = (row["OrgType"], row["OrgCode"], row["VariableType"], row["VariableA"])
            value = changed.get((*labels_of, column), row[column])
            cells = (period, row["OrgType"], row["OrgCode"], row["OrgName"], row["VariableType"],
                     row["VariableA"], row["VariableB"], measure, statistic, value)  # fmt: skip
            for name, cell in zip(long, cells, strict=True):
                long[name].append(cell)
    pq.write_table(pa.table(long), path)
    return path
