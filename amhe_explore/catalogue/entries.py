"""The frozen entries of the catalogue: what each file under `data/` holds once loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a source: where the official file is, and facts printed with it.

    Attributes:
        file_name: What the download is called, where the address does not end in a name.
        size_limit: The most bytes that a download may have; 0: the usual limit.
        instead: What has the same figures, where this download cannot be opened.
        last_period: The last period whose places boundaries show; "" where it is open.
    """

    period: str = ""
    title: str = ""
    address: str = ""
    sha256: str = ""
    file_name: str = ""
    size_limit: int = 0
    instead: str = ""
    last_period: str = ""
    england: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def download_name(self) -> str:
        """Return the file name of the download: given, or the end of the address."""
        return self.file_name or self.address.partition("?")[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One official publication: who publishes it, under which licence, and how its columns map.

    Attributes:
        hosts: The servers that a download may come from, those it is redirected to included.
        kept_for_later: Downloaded and kept; nothing reads it yet.
        default_only: Typed in, it stands in until the official files are loaded.
    """

    id: str
    title: str
    publisher: str
    licence: str
    attribution: str
    landing_page: str = ""
    summary: str = ""
    used_for: str = ""
    hosts: tuple[str, ...] = ()
    kept_for_later: bool = False
    default_only: bool = False
    local_rounding: int = 0
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    required: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    editions: Mapping[str, Edition] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Target:
    """A published standard: its value, what it is called and where it is written."""

    value: float
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: a published count, or a rate of two counts."""

    id: str
    kind: str
    name: str
    plain_name: str
    unit: str
    definition: str
    date_basis: str = ""
    numerator: str = ""
    denominator: str = ""
    polarity: str = "no judgement"
    published_as: str = ""
    per: int = 1
    order: int = 0
    caveats: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a characteristic, with the official labels it has had.

    Attributes:
        census: The Census categories that together are this group.
        census_note: Why it has no counterpart among the people living in a place.
        resident_verdict: Why its share of referrals gets no verdict against its share of residents.
    """

    id: str
    label: str
    short_label: str = ""
    plain_label: str = ""
    kind: str = "known"
    official: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    stored_under: str = ""
    first_period: str = ""
    last_period: str = ""
    note: str = ""
    compared: bool = True
    broad: str = ""
    census: tuple[str, ...] = ()
    census_note: str = ""
    resident_verdict: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Groups that can be compared with the people living in a place only together."""

    id: str
    label: str
    plain_label: str
    groups: tuple[str, ...]
    census: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One characteristic: its ordered groups and how they may be compared.

    Attributes:
        census_table: The Census table that counts residents by this characteristic.
        census_base: Whom it counts, as all_ages or 16_plus.
        census_total: Categories and the part of each that make up everyone; empty: all known.
        residents_words: What shares of residents are of.
        referrals_words: What shares of referrals are of.
        share_of: The groups that shares of referrals are of; empty: every known group.
        joined: Groups that only together have a counterpart among residents.
    """

    id: str
    name: str
    plain_name: str
    offered: bool
    groups: tuple[Group, ...] = ()
    variable_types: tuple[str, ...] = ()
    ordered: bool = False
    overlapping: bool = False
    open_vocabulary: bool = False
    crosses: tuple[str, ...] = ()
    reference: str = "none"
    other_references: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    population: str = "no counterpart"
    population_note: str = ""
    census_table: str = ""
    census_base: str = ""
    census_total: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    residents_words: str = ""
    referrals_words: str = ""
    share_of: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()
    recorded_with: str = ""
    note: str = ""
    order: int = 0

    def group(self, group_id: str) -> Group:
        """Return the group with this id; KeyError where there is none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the catalogue itself knows: England, a region or an ICB."""

    type: str
    code: str
    name: str
    parent: str = ""
    ons_codes: tuple[str, ...] = ()
    first_period: str = ""
    last_period: str = ""
    latitude: float | None = None
    longitude: float | None = None
    small_areas: int | None = None
    imd_average_score: float | None = None
    most_deprived_tenth_percent: float | None = None
    most_deprived_fifth_percent: float | None = None
    population: int | None = None
    tile: tuple[int, int] | None = None
    short_name: str = ""
    tile_label: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return type and code, which together name one place."""
        return f"{self.type}:{self.code}"


@dataclass(frozen=True, slots=True)
class Break:
    """A change of area, or a year that cannot be compared, for some places."""

    kind: str
    places: tuple[str, ...]
    period: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds of every comparison and gate, agreed once and never tuned to results."""

    size_not_compared_under: int
    size_take_care_under: int
    precision_base: int
    precision_ratio_from: int
    precision_eligible_guess: int
    precision_at_caseness_within: int
    stages_not_recorded_over: float
    stages_not_recorded_difference_over: float
    outcomes_not_recorded_fine_to: float
    outcomes_not_recorded_closed_over: float
    volume_change_over: float
    volume_change_count_over: int
    volume_exempt_periods: tuple[str, ...]
    volume_new_provider_share_over: float
    pandemic_periods: tuple[str, ...]
    comparable_periods_needed: int
    rest_denominator_from: int
    rest_share_to: float
    slightly_under: float
    same_within: Mapping[str, float]
    same_ratio: tuple[float, float]
    scan_denominator_from: int
    scan_small_gap_from: float
    learn_not_recorded_to: float
    learn_denominator_from: int
    many_comparisons_over: int
    false_discovery_level: float
    referrals_fold_change_listed: float
    disagreement_shown_from: int
    intersection_cell_from: int
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything under `data/`, loaded and checked."""

    sources: Mapping[str, Source]
    measures: Mapping[str, Measure]
    characteristics: Mapping[str, Characteristic]
    places: Mapping[str, Place]
    rules: Rules
    digest: str
