"""What the figures do not hold: experience by group, and people who are not in them at all."""

from __future__ import annotations

from amhe_explore import catalogue
from amhe_explore.narrative.wording import listed

KEEPS_ITS_CAPITAL = "Deaf"
NOT_ASKED_BY_GROUP = (
    "**Not published by group.** What people say of their care is counted for the whole service, "
    "if at all: it has to be asked for."
)


def provider_questions() -> tuple[str, ...]:
    """Return what to ask a provider about people's experience."""
    return tuple(each.text for each in catalogue.load_beyond().questions)


def not_in_these_figures() -> str:
    """Return who is not in the figures, in one sentence, and that others could tell us."""
    first, *rest = (each.group for each in catalogue.load_beyond().missing)
    lowered = [
        name if name.startswith(KEEPS_ITS_CAPITAL) else f"{name[:1].lower()}{name[1:]}"
        for name in rest
    ]
    return (
        f"{listed([first, *lowered])}. Their own groups, and those who work beside them, could "
        "tell us."
    )


def who_could_tell_us() -> tuple[tuple[str, str], ...]:
    """Return each group that is not in the figures with who could tell us of it."""
    return tuple((each.group, each.who) for each in catalogue.load_beyond().missing)
