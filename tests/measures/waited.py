"""Waits made by hand: Kent and Medway's lengths of wait in 2024-25, and invented means by group."""

from __future__ import annotations

from amhe_explore.measures.results import Count, Estimate, SourceRef
from amhe_explore.measures.waits import BANDS, GroupWait, WaitBand, Waits
from tests.measures.judged import ENGLAND, KENT

SOURCE = SourceRef("tt-annual", "2024-25", "NHS Talking Therapies annual report", "ab" * 32)
TO_FIRST, TO_SECOND = (8_735, 2_790, 935, 415), (3_255, 2_045, 2_385, 5_185)
FINISHED = 12_875
MEANS = (("total", "Everyone", "total", 27.4), ("imd_01", "Most deprived tenth", "known", 31.2),
         ("imd_10", "Least deprived tenth", "known", 24.0),
         ("not_recorded", "Not recorded", "not_recorded", None))  # fmt: skip


def bands(counts: tuple[int | None, ...], whole: int = FINISHED) -> tuple[WaitBand, ...]:
    """Lengths of wait with so many courses; None is suppressed."""
    found = []
    for (_, label), count in zip(BANDS, counts, strict=True):
        if count is None:
            found.append(WaitBand(label, Count(None, "suppressed"), None))
            continue
        value = count / whole
        share = Estimate(
            value, max(value - 0.01, 0.0), value + 0.01, count, whole, "calculated",
            "rounded counts", "Wilson",
        )  # fmt: skip
        found.append(WaitBand(label, Count(count, "published", 5), share))
    return tuple(found)


def means(*days: tuple[str, str, str, float | None]) -> tuple[GroupWait, ...]:
    """Mean waits by group; None is suppressed."""
    return tuple(
        GroupWait(group, label, label, kind, value, "suppressed" if value is None else "published")
        for group, label, kind, value in days
    )


def waits(
    to_first: tuple[int | None, ...] = TO_FIRST,
    to_second: tuple[int | None, ...] = TO_SECOND,
    groups: tuple[tuple[str, str, str, float | None], ...] = MEANS,
    made_up: bool = False,
    years: int = 1,
    england: bool = False,
) -> Waits:
    """The waits of one place; () leaves a part out."""
    return Waits(
        ENGLAND if england else KENT, "2024-25", "deprivation", made_up, (SOURCE,),
        bands(to_first) if to_first else (), bands(to_second) if to_second else (),
        means(*groups), Count(FINISHED, "published", 5), years,
    )  # fmt: skip
