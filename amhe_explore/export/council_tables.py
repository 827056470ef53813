"""The councils of an ICB with how deprived their small areas are."""

from __future__ import annotations

from collections.abc import Sequence

from amhe_explore.export.tables import Table
from amhe_explore.measures import Council
from amhe_explore.theme import formats

NOT_LOADED = "not loaded"


def councils_table(councils: Sequence[Council], icb: str) -> Table:
    """Return the councils of an ICB by name; the figures are of each whole council.

    Args:
        councils: Those that lie in the ICB, wholly or in part.
        icb: Its code.
    """
    return Table(
        columns=(
            "Council",
            "Small areas in this ICB",
            "In England's most deprived 10%",
            "In England's most deprived 20%",
            "People (Census 2021)",
        ),
        rows=tuple(
            (
                each.name,
                _here(each, icb),
                _share(each.tenth, each.small_areas),
                _share(each.fifth, each.small_areas),
                NOT_LOADED if each.people is None else f"{each.people:,}",
            )
            for each in councils
        ),
        caption=(
            "Councils by name: deprivation of the small areas of each whole council (Indices of "
            "Deprivation 2025)"
        ),
    )


def _here(council: Council, icb: str) -> str:
    """Return how many of a council's small areas lie in the ICB: "all 81", "12 of 40"."""
    here = next(part.small_areas for part in council.parts if part.icb.code == icb)
    return f"all {here}" if here == council.small_areas else f"{here} of {council.small_areas}"


def _share(areas: int | None, of: int) -> str:
    """Return a number of small areas as a share of all of them, with the number."""
    if areas is None:
        return NOT_LOADED
    return f"{formats.share_text(areas / of)} ({areas} of {of})"
