"""The scan as plain text for the terminal."""

from __future__ import annotations

from amhe_explore import export, narrative
from amhe_explore.cli.texts import table
from amhe_explore.measures import Evidence, Scan
from amhe_explore.narrative import scan as scan_words

MADE_UP = "MADE-UP FIGURES"


def scan_text(scan: Scan, evidence: Evidence) -> str:
    """Return both lists of gaps, every cell, what could not be tested, and the evidence beside."""
    lines = [f"{scan.place.name} ({scan.place.code}), all characteristics, {scan.period}"]
    if scan.made_up:
        lines.append(MADE_UP)
    lines += [f"Read this first: {each.text}" for each in scan.notices]
    lines += ["", scan_words.scan_finding(scan), *scan_words.scan_sentences(scan)]
    lines += ["", scan_words.SURE_GAPS]
    if scan.sure:
        lines.append(_table(export.sure_table(scan)))
        lines.append(scan_words.points_sentence(scan, scan.sure))
    lines.append(scan_words.sure_note(scan))
    lines += ["", scan_words.SMALL_GAPS]
    if scan.small:
        lines.append(_table(export.small_table(scan)))
    lines.append(scan_words.small_note(scan))
    for block in scan.blocks:
        lines += ["", f"{block.name}. {scan_words.block_note(scan, block.characteristic)}"]
        lines.append(_table(export.block_table(scan, block)))
        lines += scan_words.closed_lines(scan, block)
    lines += ["", "What could not be tested, and why"]
    lines += [f"{n:>4}  {why} {which}." for why, n, which in scan_words.reasons_of(scan)]
    lines += ["", "What national documents say, and whether it holds here"]
    lines += [f"{narrative.evidence_finding(evidence)}."]
    lines += [
        f"  {each.here.local}: {each.statement.statement} {each.here.why}".rstrip()
        for each in evidence.findings
        if each.here.tested
    ]
    lines += ["", scan_words.ACCESS_NOTE]
    lines += [f"Source: {each.title} ({each.publisher}, {each.licence})" for each in scan.sources]
    return "\n".join(lines)


def _table(found: export.Table) -> str:
    """Return a table as aligned columns."""
    return table([found.columns, *found.rows])
