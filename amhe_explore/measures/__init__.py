"""Results for a place, a characteristic and a period, from rows of the warehouse."""

from amhe_explore.measures.adults_by_tenth import adults_by_tenth, adults_sources
from amhe_explore.measures.all_places import (
    DEPRIVATION_FIFTHS,
    PLACE_MEASURES,
    GroupPair,
    PlaceValue,
    PlaceValues,
    pair_in,
    place_values,
)
from amhe_explore.measures.build_report import (
    BrokenYear,
    BuildReport,
    CheckFinding,
    CheckResult,
    build_report,
)
from amhe_explore.measures.completeness import (
    Completeness,
    PlaceCompleteness,
    Share,
    completeness,
    recordings,
)
from amhe_explore.measures.contract import places_json, profile_json
from amhe_explore.measures.councils import (
    Council,
    CouncilPart,
    councils,
    districts_in,
    find_council,
)
from amhe_explore.measures.decomposition import decomposition
from amhe_explore.measures.deprivation_map import (
    GAP_OF,
    OUTCOMES,
    DeprivationMap,
    InsideGaps,
    MapPlace,
    deprivation_map,
    known_deprivation,
)
from amhe_explore.measures.evidence import england_evidence, evidence, evidence_json
from amhe_explore.measures.evidence_results import (
    Evidence,
    EvidenceFinding,
    EvidencePart,
    EvidenceSide,
)
from amhe_explore.measures.funnel_plot import FunnelPlot, FunnelPoint, funnel_plot
from amhe_explore.measures.funnels import funnels
from amhe_explore.measures.gaps import comparison, first_pair, gap_change, gender_difference
from amhe_explore.measures.group_lines import Against, GroupLine, GroupTable
from amhe_explore.measures.group_table import group_table, offered_measures, pooling_refused
from amhe_explore.measures.group_tests import (
    GenderGap,
    SlopePoint,
    SpreadTest,
    UnknownRange,
    gender_gaps,
    slope_points,
    spread_test,
    unknown_range,
)
from amhe_explore.measures.headline import Headline, HeadlineFigure, HeadlineResult, headline
from amhe_explore.measures.headline_change import Change
from amhe_explore.measures.headline_contract import headline_json
from amhe_explore.measures.headline_readings import Reading
from amhe_explore.measures.learning import Learning, Lesson, learning
from amhe_explore.measures.material import pooled_periods
from amhe_explore.measures.monthly import monthly, twelve_months
from amhe_explore.measures.outlines import Outline, Outlines, fits_period, outlines
from amhe_explore.measures.pack_desk import PackDesk
from amhe_explore.measures.pack_results import PackChoice, PackResults
from amhe_explore.measures.pairs import pair_comparison, place_comparison
from amhe_explore.measures.pathway import Pathway, pathway
from amhe_explore.measures.periods import all_periods, years_of
from amhe_explore.measures.place_deprivation import choices as deprivation_choices
from amhe_explore.measures.place_facts import PlaceFacts, place_facts
from amhe_explore.measures.place_list import (
    TYPE_NAMES,
    as_ref,
    entry_of,
    no_figures,
    places,
    resolve,
)
from amhe_explore.measures.profile import characteristics, compared_measures, profile
from amhe_explore.measures.results import (
    Comparison,
    Count,
    Difference,
    Estimate,
    Gate,
    Gradient,
    GroupResult,
    Notice,
    PlaceEntry,
    PlaceRef,
    Profile,
    Recording,
    SourceRef,
    Verdict,
)
from amhe_explore.measures.scan import scan
from amhe_explore.measures.scan_contract import scan_json
from amhe_explore.measures.scan_results import (
    Cell,
    CellKey,
    Family,
    Representation,
    ResidentShare,
    Scan,
    ScanBlock,
    ScanGroup,
    SmallGap,
    SureGap,
    Untested,
)
from amhe_explore.measures.side_by_side import refuse_mixed, side_by_side
from amhe_explore.measures.similar_places import SimilarPlace, SimilarPlaces, similar_places
from amhe_explore.measures.stage_results import (
    Decomposition,
    Funnel,
    GroupFunnel,
    LossStep,
    Monthly,
    MonthlyPoint,
    Stage,
)
from amhe_explore.measures.status import (
    LoadedFile,
    LoadedSource,
    NotLoaded,
    Status,
    not_loaded,
    status,
    status_json,
)
from amhe_explore.measures.trend_results import (
    Gap,
    GapChange,
    GapPoint,
    Trend,
    TrendLine,
    TrendPoint,
    TrendVerdict,
    YearBreak,
)
from amhe_explore.measures.trend_sides import sides_of
from amhe_explore.measures.trends import trend
from amhe_explore.measures.waits import GroupWait, WaitBand, Waits, waits
from amhe_explore.measures.years import Years, years

__all__ = [
    "DEPRIVATION_FIFTHS",
    "GAP_OF",
    "OUTCOMES",
    "PLACE_MEASURES",
    "TYPE_NAMES",
    "Against",
    "BrokenYear",
    "BuildReport",
    "Cell",
    "CellKey",
    "Change",
    "CheckFinding",
    "CheckResult",
    "Comparison",
    "Completeness",
    "Council",
    "CouncilPart",
    "Count",
    "Decomposition",
    "DeprivationMap",
    "Difference",
    "Estimate",
    "Evidence",
    "EvidenceFinding",
    "EvidencePart",
    "EvidenceSide",
    "Family",
    "Funnel",
    "FunnelPlot",
    "FunnelPoint",
    "Gap",
    "GapChange",
    "GapPoint",
    "Gate",
    "GenderGap",
    "Gradient",
    "GroupFunnel",
    "GroupLine",
    "GroupPair",
    "GroupResult",
    "GroupTable",
    "GroupWait",
    "Headline",
    "HeadlineFigure",
    "HeadlineResult",
    "InsideGaps",
    "Learning",
    "Lesson",
    "LoadedFile",
    "LoadedSource",
    "LossStep",
    "MapPlace",
    "Monthly",
    "MonthlyPoint",
    "NotLoaded",
    "Notice",
    "Outline",
    "Outlines",
    "PackChoice",
    "PackDesk",
    "PackResults",
    "Pathway",
    "PlaceCompleteness",
    "PlaceEntry",
    "PlaceFacts",
    "PlaceRef",
    "PlaceValue",
    "PlaceValues",
    "Profile",
    "Reading",
    "Recording",
    "Representation",
    "ResidentShare",
    "Scan",
    "ScanBlock",
    "ScanGroup",
    "Share",
    "SimilarPlace",
    "SimilarPlaces",
    "SlopePoint",
    "SmallGap",
    "SourceRef",
    "SpreadTest",
    "Stage",
    "Status",
    "SureGap",
    "Trend",
    "TrendLine",
    "TrendPoint",
    "TrendVerdict",
    "UnknownRange",
    "Untested",
    "Verdict",
    "WaitBand",
    "Waits",
    "YearBreak",
    "Years",
    "adults_by_tenth",
    "adults_sources",
    "all_periods",
    "as_ref",
    "build_report",
    "characteristics",
    "compared_measures",
    "comparison",
    "completeness",
    "councils",
    "decomposition",
    "deprivation_choices",
    "deprivation_map",
    "districts_in",
    "england_evidence",
    "entry_of",
    "evidence",
    "evidence_json",
    "find_council",
    "first_pair",
    "fits_period",
    "funnel_plot",
    "funnels",
    "gap_change",
    "gender_difference",
    "gender_gaps",
    "group_table",
    "headline",
    "headline_json",
    "known_deprivation",
    "learning",
    "monthly",
    "no_figures",
    "not_loaded",
    "offered_measures",
    "outlines",
    "pair_comparison",
    "pair_in",
    "pathway",
    "place_comparison",
    "place_facts",
    "place_values",
    "places",
    "places_json",
    "pooled_periods",
    "pooling_refused",
    "profile",
    "profile_json",
    "recordings",
    "refuse_mixed",
    "resolve",
    "scan",
    "scan_json",
    "side_by_side",
    "sides_of",
    "similar_places",
    "slope_points",
    "spread_test",
    "status",
    "status_json",
    "trend",
    "twelve_months",
    "unknown_range",
    "waits",
    "years",
    "years_of",
]
