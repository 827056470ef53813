"""The headline measures as plain text for the terminal."""

from __future__ import annotations

from amhe_explore import narrative
from amhe_explore.measures import Headline


def headline_text(found: Headline) -> str:
    """Return the headline measures of a place, measure by measure."""
    lines = [f"{found.place.name} ({found.place.code}), headline measures, {found.period}"]
    if found.made_up:
        lines.append("MADE-UP FIGURES")
    for result in found.results:
        lines += ["", result.measure.name, f"  {narrative.headline_about(result)}"]
        for each in narrative.headline_lines(result):
            lines += [
                f"  {each.label}",
                f"    here: {each.here}",
                f"    England: {each.england}",
                f"    baseline: {each.baseline}",
                f"    change: {each.change}",
            ]
    lines.append("")
    lines += [f"Source: {each.title} ({each.publisher}, {each.licence})" for each in found.sources]
    return "\n".join(lines)
