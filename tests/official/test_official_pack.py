"""The pack of Kent and Medway 2024-25 read back from its Word file, against the contract's JSON.

The year of a new provider: courses that finished fell by almost half, so much must stay closed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import itertools
import json
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import docx
import pytest

from amhe_explore import measures, warehouse
from amhe_explore.errors import NotPublishedError
from amhe_explore.export import pack as packs

YEAR, POOLED = "2024-25", "2022-25"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Numbers of the rules, of years, of what a sentence counts: not figures.
OF_RULES = {"0", "1", "100", "8", "1,000", "65", "64", "26", "18", "25", "74", "75", "89", "90"}
BOTH = ("recovery", "reliable_improvement")
# Words that would tell how many of those referred finished.
STEPS = "per 100 referrals|of 100 referrals|complet"
REASONS = {
    "suppressed": "suppressed (under 5)",
    "not_published": "not published",
    "not_applicable": "not applicable",
}


@dataclass(frozen=True)
class Read:
    """The document's sections: paragraphs and tables, by the number of the section."""

    text: dict[str, list[str]]
    tables: dict[str, list[tuple[str, list[list[str]]]]]

    def everything(self) -> str:
        cells = [c for each in self.tables.values() for _, t in each for row in t for c in row]
        return "\n".join([*(line for each in self.text.values() for line in each), *cells])

    def table(self, section: str, caption: str) -> list[list[list[str]]]:
        """Every part of one table."""
        return [table for said, table in self.tables[section] if caption in said]


@pytest.fixture(scope="module")
def results(opened: warehouse.Warehouse) -> measures.PackResults:
    return measures.PackDesk(opened).results(measures.PackChoice("QKS", YEAR, council="Kent"))


@pytest.fixture(scope="module")
def pack(results: measures.PackResults) -> packs.Pack:
    return packs.pack(results)


@pytest.fixture(scope="module")
def read(pack: packs.Pack) -> Read:
    """The Word file, its pictures left out: each would be drawn for nothing."""
    bare = dataclasses.replace(
        pack,
        sections=tuple(
            dataclasses.replace(
                each, blocks=tuple(b for b in each.blocks if not isinstance(b, packs.Drawing))
            )
            for each in pack.sections
        ),
    )
    (content,) = packs.files_of(bare, ("docx",)).values()
    document = docx.Document(io.BytesIO(content))
    text: dict[str, list[str]] = {"": []}
    tables: dict[str, list[tuple[str, list[list[str]]]]] = {"": []}
    section = caption = ""
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            rows = [[cell.text for cell in row.cells] for row in part.rows]
            tables[section].append((caption, rows))
            continue
        if part.style is not None and part.style.name == "Heading 1":
            section = part.text.partition(".")[0]
            text[section], tables[section] = [], []
        elif part.style is not None and part.style.name == "Caption":
            caption = part.text
        else:
            text[section].append(part.text)
    return Read(text, tables)


def profile(
    opened: warehouse.Warehouse,
    place: str,
    name: str,
    period: str = YEAR,
    measure: str = "recovery",
) -> dict[str, Any]:
    """What `profile --json` says."""
    found = measures.profile(opened, place, name, period, measure)
    content: dict[str, Any] = json.loads(json.dumps(measures.profile_json(found)))
    return content


def rounded(value: float, decimals: int = 0) -> str:
    step = Decimal(1).scaleb(-decimals)
    return str(Decimal(repr(value)).quantize(step, ROUND_HALF_UP))


def count(cell: dict[str, Any]) -> str:
    return f"{cell['value']:,}" if cell["value"] is not None else REASONS[cell["flag"]]


def rate(cell: dict[str, Any], decimals: int = 0) -> str:
    value = cell["value"] if cell["published"] is None else cell["published"]
    return REASONS[cell["flag"]] if value is None else f"{rounded(value * 100, decimals)}%"


def test_every_group_of_the_annex_is_that_of_the_profile(
    opened: warehouse.Warehouse, read: Read, results: measures.PackResults
) -> None:
    checked = 0
    for name in results.published:
        said = profile(opened, "QKS", name)
        title = results.profiles[name].characteristic_name
        parts = read.table("A", f" {title}: Kent and Medway, {YEAR}")
        cells = {
            (row[0], head): cell
            for part in parts
            for row in part[1:]
            for head, cell in zip(part[0][1:], row[1:], strict=True)
        }
        for group in said["groups"]:
            label, rates = group["label"], group["rates"]
            assert cells[label, "Referrals"] == count(group["counts"]["referrals"])
            assert cells[label, "Finished a course"] == count(group["counts"]["finished"])
            assert cells[label, "Recovered"] == count(group["counts"]["recovered"])
            assert cells[label, "Recovery"] == rate(rates["recovery"])
            assert cells[label, "Reliable recovery"] == rate(rates["reliable_recovery"])
            assert cells[label, "Improvement"] == rate(rates["reliable_improvement"])
            checked += 6
    assert checked > 500


def test_england_beside_each_group_is_england_s_own(
    opened: warehouse.Warehouse, read: Read
) -> None:
    said = {g["label"]: g for g in profile(opened, "ENG", "deprivation")["groups"]}
    checked = 0
    for part in read.table("A", f" Deprivation: Kent and Medway, {YEAR}"):
        if "England, recovery" in part[0]:
            column = part[0].index("England, recovery")
            for row in (each for each in part[1:] if each[0] in said):
                assert row[column] == rate(said[row[0]]["rates"]["recovery"], 1)
                checked += 1
    assert checked >= 10


def test_the_most_deprived_areas_stand_first_and_recover_less_often(
    opened: warehouse.Warehouse, read: Read
) -> None:
    """Deciles the right way up: 1 is the most deprived."""
    groups = {g["id"]: g for g in profile(opened, "QKS", "deprivation")["groups"]}
    (first, *_) = read.table("A", f" Deprivation: Kent and Medway, {YEAR}")
    assert [row[0] for row in first[2:12:9]] == ["Most deprived tenth", "Least deprived tenth"]
    ends = [groups[each]["rates"]["recovery"]["value"] for each in ("imd_01", "imd_10")]
    assert ends[0] < ends[1]
    assert any("43% against 55% recovered" in line for line in read.text["0"])


def numbers_of(value: Any) -> set[str]:
    """Every form in which a number of the JSON may stand in the document."""
    found: set[str] = set()
    if isinstance(value, dict):
        for each in value.values():
            found |= numbers_of(each)
    elif isinstance(value, list):
        for each in value:
            found |= numbers_of(each)
    elif isinstance(value, int) and not isinstance(value, bool):
        found.add(f"{value:,}")
    elif isinstance(value, float):
        for factor in (1, 100, 1000):
            found |= {rounded(abs(value) * factor, places) for places in (0, 1, 2)}
        found |= {rounded(abs(value - 1) * 100)}
    return found


@pytest.fixture(scope="module")
def known(opened: warehouse.Warehouse, results: measures.PackResults) -> set[str]:
    """Every number that profile, scan and headline say of the place and of England."""
    found = set(OF_RULES)
    for content in (scan_json(results), measures.headline_json(results.headline)):
        found |= numbers_of(json.loads(json.dumps(content)))
    # The warning tells how many courses finished the year before.
    wanted = [("total", "2023-24"), *((name, YEAR) for name in results.published)]
    wanted += [(name, POOLED) for name in ("ethnicity_detailed", "ethnicity", "ethnic_minority")]
    for place, (name, period), of in itertools.product(("QKS", "ENG"), wanted, BOTH):
        with contextlib.suppress(NotPublishedError):
            found |= numbers_of(profile(opened, place, name, period, of))
    return found


@pytest.mark.parametrize("section", ["0", "4", "8", "9"])
def test_every_number_of_the_findings_comes_from_the_json(
    read: Read, known: set[str], section: str
) -> None:
    """Nothing stands there that profile, scan or headline do not say."""
    cells = [c for _, table in read.tables[section] for row in table for c in row]
    strange = []
    for said in [*read.text[section], *cells]:
        bare = re.sub(r"\b20\d\d-\d\d\b|\b20\d\d\b", "", said)
        strange += [(n, said) for n in NUMBER.findall(bare) if n.rstrip(",") not in known]
    assert strange == []


def scan_json(results: measures.PackResults) -> dict[str, Any]:
    """What `scan --json` says."""
    found = measures.scan_json(results.scan, results.evidence)
    content: dict[str, Any] = json.loads(json.dumps(found))
    return content


@pytest.mark.parametrize(
    "name", ["deprivation_fifth", "age", "gender", "sexual_orientation", "disability"]
)
def test_recovery_and_improvement_side_by_side_are_those_of_the_profile(
    opened: warehouse.Warehouse, read: Read, results: measures.PackResults, name: str
) -> None:
    groups = {g["label"]: g["rates"] for g in profile(opened, "QKS", name)["groups"]}
    caption = results.tables[name].profile.characteristic_name
    wanted = next(
        block.table.caption
        for section, block in packs.pack(results, sections=("outcomes",)).blocks()
        if isinstance(block, packs.Grid) and block.id == f"outcomes-{name.replace('_', '-')}"
    )
    (table,) = read.table("8", wanted)
    heads = table[0]
    assert {"Recovery", "Likely range", "Reliable improvement"} <= set(heads), caption
    for row in table[1:]:
        said, own = dict(zip(heads, row, strict=True)), groups[row[0]]
        assert said["Recovery"] == rate(own["recovery"])
        assert said["Reliable improvement"] == rate(own["reliable_improvement"])
        ends = [own["recovery"][end] for end in ("lower", "upper")]
        if None not in ends:
            assert said["Likely range"] == " to ".join(rounded(100 * end) for end in ends)


def test_the_sure_gaps_and_the_small_ones_are_those_of_the_scan(
    read: Read, results: measures.PackResults
) -> None:
    (first, *_) = read.table("8", "Gaps we are sure of")
    assert len(first) - 1 == len(results.scan.sure) == 11
    small = read.table("9", "Large gaps in small groups")[0]
    assert [row[1].partition(" ")[0] for row in small[1:]] == ["34%", "36%"]


def test_the_headline_measures_are_those_of_the_contract(
    opened: warehouse.Warehouse, read: Read
) -> None:
    said = json.loads(json.dumps(measures.headline_json(measures.headline(opened, "QKS", YEAR))))
    by_id = {each["id"]: each for each in said["headlines"]}
    rows = {row[0]: row for row in read.table("4", "Headline measures")[0][1:]}
    men = by_id["men"]["figures"][0]["estimate"]
    (row,) = (each for name, each in rows.items() if name == by_id["men"]["name"])
    assert row[1].startswith(f"{rounded(men['value'] * 100)}%")


def test_every_closed_comparison_stands_in_the_annex_with_its_reason(
    read: Read, results: measures.PackResults
) -> None:
    said = scan_json(results)["untested"]
    (table,) = read.table("A", "Every closed comparison")
    listed = sum(len(row[1].split("; ")) for row in table[1:])
    assert listed == len(said) > 300
    assert all(row[2] for row in table)


def test_a_handover_year_is_never_called_low_completion(read: Read) -> None:
    """Embarrassment 1, and 2: nobody's share of finished courses stands in this year."""
    columns = 0
    for _, table in (each for found in read.tables.values() for each in found):
        for column, head in enumerate(table[0]):
            if head == "Finished per 100 referrals":
                columns += 1
                assert {row[column] for row in table[1:]} == {"not shown"}
    assert columns >= 12
    assert not re.search(r"Christian[^\n]{0,40}100%|100%[^\n]{0,40}Christian", read.everything())
    for section in ("0", "4", "5", "6", "8"):
        for line in read.text[section]:
            told = line.startswith("Not compared") or not re.search(STEPS, line)
            assert told, line


def test_the_combined_figure_never_speaks_alone(read: Read) -> None:
    """Embarrassment 4."""
    said = read.everything()
    for words in ("no inequality", "no ethnic inequality", "no gap", "no difference between"):
        assert words not in said.casefold(), words
    for line in (each for found in read.text.values() for each in found):
        if re.search(r"Ethnic minorities together: \d", line):
            assert re.search("hides|vanish", line), line


def test_reliable_recovery_is_never_held_against_the_recovery_standard(read: Read) -> None:
    """Embarrassment 5: no target stands in the pack at all."""
    lines = [line for found in read.text.values() for line in found]
    assert not [line for line in lines if re.search(r"\bmet the\b|\bfailing\b|50% standard", line)]
    standards = [
        line for line in lines if "recovery standard" in line or "standard for rec" in line
    ]
    assert all("says nothing about it" in line for line in standards)


def test_no_trend_is_told_from_old_evidence_or_the_pandemic_year(read: Read) -> None:
    """Embarrassment 7."""
    lines = read.text["11"]
    assert any("Too few comparable years for a trend" in line for line in lines)
    assert any("never used as a baseline" in line for line in lines)
    assert not [line for line in lines if re.search(r"[Ss]ince 2020-21|narrow", line)]


def test_no_place_is_ranked_or_scolded(read: Read) -> None:
    """Embarrassment 8, and the words that are never ours."""
    said = read.everything()
    for words in (
        r"doing badly", r"\bworst\b", r"league", r"\bBAME\b", r"\bBME\b", r"non-white",
        r"hard.to.reach (people|group|communit)",
        r"failed to attend", r"because of their", r"\bcaused by\b",
    ):  # fmt: skip
        assert not re.search(words, said, re.IGNORECASE), words


def test_the_council_stands_with_its_own_facts(read: Read) -> None:
    assert any(line.startswith("Kent is part of Kent and Medway ICB") for line in read.text["1"])
    assert any(line.startswith("Kent itself: ") for line in read.text["1"])


def test_sources_have_whole_checksums(read: Read, results: measures.PackResults) -> None:
    (table,) = read.table("18", "Sources of this pack")
    assert len(table) - 1 == len(results.sources)
    assert all(re.fullmatch(r"[0-9a-f]{64}", row[3]) for row in table[1:])


def test_the_self_check_fills_nothing_in(read: Read) -> None:
    (table,) = read.table("16", "Self-check")
    assert len(table) == 11
    assert all(row[2:] == ["", ""] for row in table[1:])
    assert sum(row[1] == "These figures cannot show this." for row in table[1:]) == 7
