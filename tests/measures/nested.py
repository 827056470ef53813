"""One year of an invented board that is exactly the sum of its parts, in two editions.

The parts are small, so that most of their cells, and some of the board's, are suppressed. True
counts are added before they are printed, so interval arithmetic over board and parts holds. The
second edition prints some cells otherwise: the hazards by which two editions give a number away.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from tests import pack

YEAR = "2024-25"
BOARD = pack.Organisation("ICB", "QOC", "NHS SHROPSHIRE, TELFORD AND WREKIN ICB", 0)
PARTS = tuple(
    pack.Organisation("SubICB", code, f"NHS SHROPSHIRE, TELFORD AND WREKIN ICB - {code}", size)
    for code, size in (("A1A1A", 1_210), ("B2B2B", 640), ("C3C3C", 330))
)
PLACES = {"icb:QOC": "ICB", **{f"sub_icb:{each.code}": "SubICB" for each in PARTS}}
# A number where the kept edition has *, and * where it has a small number.
NUMBER, HIDDEN = "5", "*"


def rows() -> list[dict[str, str]]:
    """England, the board and its parts as printed."""
    england = next(each for each in pack.ORGANISATIONS if each.org_type == "England")
    found = []
    for row in pack.labels():
        found.append(pack.published(england, row, YEAR))
        whole: Counter[str] = Counter()
        for part in PARTS:
            found.append(pack.published(part, row, YEAR))
            whole.update(pack.true_counts(part, row, YEAR))
        found.append(pack.printed(BOARD, row, dict(whole)))
    return found


def changed() -> dict[tuple[str, ...], str]:
    """What the second edition prints otherwise: every third suppressed cell, some small ones."""
    found: dict[tuple[str, ...], str] = {}
    kinds = ("Religion", "Ethnic Group", "Indices of Deprivation Decile", "Age Group")
    for row in (
        each for each in rows() if each["OrgType"] == "ICB" and each["VariableType"] in kinds
    ):
        key = (row["OrgType"], row["OrgCode"], row["VariableType"], row["VariableA"])
        for column in ("Count_NotAtCaseness", "Count_Recovery", "Count_Deterioration"):
            if row[column] == "*":
                found[(*key, column)] = NUMBER
            elif row[column] == "5":
                found[(*key, column)] = HIDDEN
    return dict(list(found.items())[::3])


def write(folder: Path) -> Path:
    """Both editions as files."""
    text = io.StringIO()
    writer = csv.DictWriter(text, pack.HEADER, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows())
    (folder / f"psych-ther-ann-rep-csv-{YEAR}-main.csv").write_bytes(
        b"\xef\xbb\xbf" + text.getvalue().encode()
    )
    local = [each for each in rows() if each["OrgType"] != "SubICB"]
    pack.write_tidy_rows(folder / "measures_annual.parquet", YEAR, local, changed())
    return folder
