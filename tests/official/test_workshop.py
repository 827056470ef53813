"""The workshop's picture on the published figures of Kent and Medway."""

from __future__ import annotations

from amhe_explore import measures
from amhe_explore.narrative import workshop_picture as plain
from amhe_explore.warehouse import Warehouse


def test_kent_and_medway_before_its_start_up_year(opened: Warehouse) -> None:
    """1,750 recovered at both ends, of 4,380 and of 3,445 finished less those under the cut-off."""
    profile = measures.profile(opened, "QKS", "deprivation_fifth", "2023-24")
    comparison = measures.pair_comparison(profile, "imd_q1", "imd_q5")
    seen = plain.sight(profile, comparison)
    assert plain.sight_sentence(seen) == (
        "Take 100 courses of treatment. In the most deprived areas, 41 ended in recovery. "
        "In the least deprived areas, 53."
    )
    assert seen.has_gap
    watch = measures.watch(profile, "recovery", "imd_q1", "imd_q5")
    assert not watch.small
    now = measures.profile(opened, "QKS", "deprivation_fifth", "2024-25")
    later = measures.watch(now, "recovery", "imd_q1", "imd_q5")
    # 945 of 2,240 finished a year later: two points more, and the ranges overlap.
    assert measures.watch_change(opened, watch, later).direction == "cannot tell"
