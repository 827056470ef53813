"""Results as files: pictures, tables and their names."""

from amhe_explore.export.completeness_tables import (
    HeatTable,
    completeness_by_year,
    completeness_data,
    completeness_tables,
)
from amhe_explore.export.council_tables import councils_table
from amhe_explore.export.definition_tables import (
    characteristics_table,
    counts_table,
    glossary_table,
    judgement_table,
    rates_table,
)
from amhe_explore.export.evidence_tables import (
    evidence_table,
    intervention_table,
    practice_table,
    studies_table,
)
from amhe_explore.export.files import csv, file_name
from amhe_explore.export.group_tables import group_comparison_table
from amhe_explore.export.headline_tables import headline_table
from amhe_explore.export.map_tables import known_table, map_table, tenths_table
from amhe_explore.export.pair_tables import decomposition_table, pair_table
from amhe_explore.export.picture_parts import gap_row, reach_pairs
from amhe_explore.export.pictures import png, svg
from amhe_explore.export.place_tables import places_table, similar_figures, similar_table
from amhe_explore.export.report_tables import breaks_table, checks_table, findings_table
from amhe_explore.export.scan_tables import (
    block_table,
    scan_table,
    small_table,
    sure_table,
    untested_table,
)
from amhe_explore.export.source_tables import (
    coverage_table,
    licence_table,
    not_loaded_table,
    not_used_table,
    origin_table,
    publication_table,
    sources_data,
)
from amhe_explore.export.tables import MADE_UP, Table, funnel_table, profile_table, recording_table
from amhe_explore.export.takeaway import FACES, Sheet, sheet_of
from amhe_explore.export.takeaway_page import takeaway_page
from amhe_explore.export.trend_tables import gap_table, trend_table
from amhe_explore.export.wait_tables import wait_bands_table, wait_means_table
from amhe_explore.export.workbook import Cover, workbook
from amhe_explore.export.you_said_page import YouSaid, you_said_page

__all__ = [
    "FACES",
    "MADE_UP",
    "Cover",
    "HeatTable",
    "Sheet",
    "Table",
    "YouSaid",
    "block_table",
    "breaks_table",
    "characteristics_table",
    "checks_table",
    "completeness_by_year",
    "completeness_data",
    "completeness_tables",
    "councils_table",
    "counts_table",
    "coverage_table",
    "csv",
    "decomposition_table",
    "evidence_table",
    "file_name",
    "findings_table",
    "funnel_table",
    "gap_row",
    "gap_table",
    "glossary_table",
    "group_comparison_table",
    "headline_table",
    "intervention_table",
    "judgement_table",
    "known_table",
    "licence_table",
    "map_table",
    "not_loaded_table",
    "not_used_table",
    "origin_table",
    "pair_table",
    "places_table",
    "png",
    "practice_table",
    "profile_table",
    "publication_table",
    "rates_table",
    "reach_pairs",
    "recording_table",
    "scan_table",
    "sheet_of",
    "similar_figures",
    "similar_table",
    "small_table",
    "sources_data",
    "studies_table",
    "sure_table",
    "svg",
    "takeaway_page",
    "tenths_table",
    "trend_table",
    "untested_table",
    "wait_bands_table",
    "wait_means_table",
    "workbook",
    "you_said_page",
]
