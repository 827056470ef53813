"""The real table behind each picture: words for reading, numbers for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from amhe_explore.measures import side_by_side
from amhe_explore.measures.results import (
    CLOSED,
    NOT_PUBLISHED,
    SUPPRESSED,
    Count,
    Estimate,
    Gate,
    GroupResult,
    Profile,
    Recording,
)
from amhe_explore.measures.stage_results import Funnel, Stage
from amhe_explore.theme import formats

MADE_UP = "Made-up figures."
NOT_SHOWN = "not shown"
NO_INTERVAL = "no likely range"


@dataclass(frozen=True, slots=True)
class Table:
    """One table, as read and as data.

    Attributes:
        columns: Heads of the columns as read.
        rows: Cells as read: "1,813,432", "42 to 46", or a reason in words.
        caption: What the table shows, of whom and when.
        raw_columns: Heads of the data columns; () where they are the same.
        raw_rows: The same figures as plain numbers ("1813432", limits in columns of their own),
            reasons in words.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    raw_columns: tuple[str, ...] = ()
    raw_rows: tuple[tuple[str, ...], ...] = ()

    @property
    def made_up(self) -> bool:
        """Return whether any figure is made up: its caption says so first."""
        return self.caption.startswith(MADE_UP)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: the text that is read, and the plain cells that are data."""

    text: str
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and the data columns that stand for it."""

    head: str
    raw_heads: tuple[str, ...]
    cell: Callable[[GroupResult], Cell]


def profile_table(profile: Profile, comparator: Profile | None) -> Table:
    """Return every group's counts and rates, with the same group of the comparator beside them.

    Raises:
        MixedFiguresError: An example place beside a real place other than England.
    """
    profile = side_by_side(profile, comparator)
    columns = _profile_columns(profile, comparator)
    lines = [(group, [column.cell(group) for column in columns]) for group in profile.groups]
    return Table(
        columns=("Group", *(column.head for column in columns)),
        rows=tuple((group.label, *(cell.text for cell in cells)) for group, cells in lines),
        caption=_caption(
            f"{profile.characteristic_name}: {profile.place.name}",
            profile.period,
            profile.made_up,
        ),
        raw_columns=("group", *(head for column in columns for head in column.raw_heads)),
        raw_rows=tuple(
            (group.label, *(raw for cell in cells for raw in cell.raw)) for group, cells in lines
        ),
    )


def funnel_table(funnel: Funnel) -> Table:
    """Return the stages of the whole place and, where they may be shown, of every group."""
    funnels = (funnel.total, *funnel.groups) if funnel.by_group else (funnel.total,)
    lines = [(each.label, stage) for each in funnels for stage in each.stages]
    named = {stage.label for stage in funnel.total.stages}
    absent = [label for label in funnel.not_published if label not in named]
    reason = formats.reason_text(NOT_PUBLISHED)
    empty = tuple((funnel.total.label, label, reason, reason, reason) for label in absent)
    return Table(
        columns=("Group", "Stage", "Count", "Per 100 of the first stage", "Likely range"),
        rows=(*(_stage_row(label, stage) for label, stage in lines), *empty),
        caption=_caption(f"{funnel.title}: {funnel.place.name}", funnel.period, funnel.made_up),
        raw_columns=("group", "stage", "count", "per_100_of_first", "lower_95", "upper_95"),
        raw_rows=(
            *(_stage_raw(label, stage) for label, stage in lines),
            *((*row, "") for row in empty),
        ),
    )


def recording_table(recordings: Sequence[Recording]) -> Table:
    """Return how completely each characteristic is recorded, and what that closes."""
    return Table(
        columns=(
            "Characteristic",
            "Not recorded at referral",
            "of these, asked and preferred not to say",
            "Not recorded among finished courses",
            "Funnel by group",
            "Rates by group",
        ),
        rows=tuple(
            (
                each.name,
                _share_text(each.share_referrals),
                _share_text(each.declined_referrals),
                _share_text(each.share_finished),
                _gate_text(each.stages),
                _gate_text(each.outcomes),
            )
            for each in recordings
        ),
        caption="Share not recorded, by characteristic",
        raw_columns=(
            "characteristic",
            "not_recorded_referrals_percent",
            "declined_referrals_percent",
            "not_recorded_finished_percent",
            "funnel_by_group",
            "rates_by_group",
        ),
        raw_rows=tuple(
            (
                each.name,
                _share_raw(each.share_referrals),
                _share_raw(each.declined_referrals),
                _share_raw(each.share_finished),
                _gate_text(each.stages),
                _gate_text(each.outcomes),
            )
            for each in recordings
        ),
    )


def _profile_columns(profile: Profile, comparator: Profile | None) -> list[Column]:
    """Return the columns that this profile can fill."""
    columns = [_count_column("Referrals", "referrals")]
    rates = [group.rates.get("referral_rate") for group in profile.groups]
    if any(rate is not None and rate.value is not None for rate in rates):
        columns.append(_per_column("Referrals per 1,000", "referral_rate", 1))
    columns += [
        _count_column("Finished a course", "finished"),
        _stages_column(profile),
        Column("Could recover", ("could_recover",), _could_recover),
        _count_column("Recovered", "recovered"),
        _rate_column("Recovery", "recovery"),
        Column("Likely range", ("recovery_lower_95", "recovery_upper_95"), _likely),
    ]
    if comparator is not None:
        columns.append(_comparator_column(comparator))
    columns += [
        _rate_column("Reliable recovery", "reliable_recovery"),
        _rate_column("Improvement", "reliable_improvement"),
    ]
    return columns


def _count_column(head: str, count_id: str) -> Column:
    """Return a column of one count."""
    return Column(head, (count_id,), lambda group: _count_cell(group.counts.get(count_id)))


def _rate_column(head: str, rate_id: str) -> Column:
    """Return a column of one percentage."""
    return Column(
        head, (f"{rate_id}_percent",), lambda group: _percent_cell(group.rates.get(rate_id))
    )


def _per_column(head: str, rate_id: str, per: int) -> Column:
    """Return a column of a ratio per so many."""
    return Column(head, (rate_id,), lambda group: _per_cell(group.rates.get(rate_id), per))


def _stages_column(profile: Profile) -> Column:
    """Return finished courses per 100 referrals, "not shown" where the gate is closed."""
    if profile.gate("stages").state != CLOSED:
        return _per_column("Finished per 100 referrals", "completion", 100)
    closed = Cell(NOT_SHOWN, (NOT_SHOWN,))
    return Column("Finished per 100 referrals", ("completion",), lambda _: closed)


def _comparator_column(comparator: Profile) -> Column:
    """Return the comparator's recovery of the same group."""

    def cell(group: GroupResult) -> Cell:
        same = comparator.group(group.id)
        return _percent_cell(None if same is None else same.rates.get("recovery"))

    name = comparator.place.name
    return Column(f"{name}, recovery", ("comparator_recovery_percent",), cell)


def _could_recover(group: GroupResult) -> Cell:
    """Return how many could recover; a count that would give a suppressed one away is withheld."""
    count = group.counts.get("eligible")
    rate = group.rates.get("recovery")
    if count is not None and count.value is not None and rate is not None:
        count = count if rate.denominator is not None else Count(None, SUPPRESSED)
    return _count_cell(count)


def _likely(group: GroupResult) -> Cell:
    """Return the likely range of recovery."""
    rate = group.rates.get("recovery")
    if rate is None or rate.lower is None or rate.upper is None:
        return Cell(NO_INTERVAL, ("", ""))
    exact = rate.precision == "exact"
    raw = tuple(_plain(limit, 100, 1) for limit in (rate.lower, rate.upper))
    return Cell(formats.interval_text(rate.lower, rate.upper, exact), raw)


def _count_cell(count: Count | None) -> Cell:
    """Return one count."""
    if count is None:
        count = Count(None, NOT_PUBLISHED)
    text = formats.count_text(count.value, count.flag)
    return Cell(text, (text if count.value is None else str(count.value),))


def _percent_cell(rate: Estimate | None) -> Cell:
    """Return one percentage as published, else as worked out."""
    if rate is None or rate.value is None:
        text = formats.reason_text(NOT_PUBLISHED if rate is None else rate.flag)
        return Cell(text, (text,))
    value = rate.value if rate.published is None else rate.published
    exact = rate.precision == "exact"
    return Cell(formats.published_percent(value, exact), (_plain(value, 100, 1 if exact else 0),))


def _per_cell(rate: Estimate | None, per: int) -> Cell:
    """Return one ratio per so many."""
    if rate is None or rate.value is None:
        text = formats.reason_text(NOT_PUBLISHED if rate is None else rate.flag)
        return Cell(text, (text,))
    return Cell(formats.per_text(rate.value, per), (_plain(rate.value, per, 1),))


def _stage_row(label: str, stage: Stage) -> tuple[str, ...]:
    """Return one stage as read."""
    rate = stage.of_first
    share = stage.reason or NOT_SHOWN
    likely = NO_INTERVAL
    if rate is not None and rate.value is not None:
        share = formats.per_text(rate.value)
        likely = formats.interval_text(rate.lower, rate.upper, exact=False) or NO_INTERVAL
    return (label, stage.label, _count_cell(stage.count).text, share, likely)


def _stage_raw(label: str, stage: Stage) -> tuple[str, ...]:
    """Return one stage as data."""
    rate = stage.of_first
    if rate is None or rate.value is None:
        numbers = (stage.reason or NOT_SHOWN, "", "")
    else:
        limits = (rate.value, rate.lower, rate.upper)
        numbers = tuple("" if each is None else _plain(each, 100, 1) for each in limits)  # type: ignore[assignment]
    return (label, stage.label, *_count_cell(stage.count).raw, *numbers)


def _share_text(share: float | None) -> str:
    """Return a share not recorded as a whole per cent."""
    return formats.reason_text(NOT_PUBLISHED) if share is None else formats.percent_text(share, 0)


def _share_raw(share: float | None) -> str:
    """Return a share not recorded as data."""
    return formats.reason_text(NOT_PUBLISHED) if share is None else _plain(share, 100, 1)


def _gate_text(gate: Gate) -> str:
    """Return the state of a gate, with its reason."""
    return f"{gate.state}: {gate.reason}" if gate.reason else gate.state


def _plain(value: float, per: int, decimals: int) -> str:
    """Return a plain number without separators."""
    return str(formats.scaled(value, per, decimals))


def _caption(what: str, period: str, made_up: bool) -> str:
    """Return a caption: what, when, and whether the figures are made up."""
    start = f"{MADE_UP} " if made_up else ""
    return f"{start}{what}, {formats.period_text(period)}"
