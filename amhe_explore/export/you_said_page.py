"""The page for the community at the next session, to print: you said, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from amhe_explore.export.takeaway import FOOT, MADE_UP, MADE_UP_SENTENCE, SERVICE
from amhe_explore.export.takeaway_page import PAPER, STYLE_SHEET

TITLE = "You said, what happened"


@dataclass(frozen=True, slots=True)
class YouSaid:
    """One action looked back on.

    Attributes:
        said: What the room wanted done.
        who: Who, by when.
        number: Its number then and now, and the verdict of its change, a sentence each.
        second_sign: What people would see or feel.
        did: What was done; "" leaves a line to write on.
    """

    said: str
    who: str
    number: tuple[str, ...]
    second_sign: str
    did: str


def you_said_page(place: str, held: str, rows: Sequence[YouSaid], made_up: bool) -> str:
    """Return the page as HTML on A4, nothing fetched from anywhere; long ones take more pages.

    Args:
        place: Name of the place.
        held: When and where the earlier session was.
        rows: Its actions.
        made_up: Whether the numbers are those of an example place.
    """
    title = f"{MADE_UP}. {TITLE}" if made_up else TITLE
    mark = f'<p class="made-up">{MADE_UP}. {escape(MADE_UP_SENTENCE)}</p>' if made_up else ""
    across = f'<div class="across" aria-hidden="true">{MADE_UP}</div>' if made_up else ""
    body = "".join(_row(each) for each in rows)
    unit = PAPER["A4"]
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>@page {{ size: A4; margin: 0 }} "
        f":root {{ --u: {unit} }}\n{STYLE_SHEET.read_text('utf-8')}\n"
        ".side { height: auto; min-height: calc(var(--u) * 296.8); overflow: visible; "
        "padding-bottom: calc(var(--u) * 22); } .box { break-inside: avoid; }</style>\n</head>\n"
        f'<body>\n<main><section class="side"><div class="top"><p><strong>{escape(place)}</strong> '
        f"{escape(held)}</p><p>{SERVICE}</p></div>{mark}<h1>{TITLE}</h1>"
        f'<div class="said">{body}</div>{across}<div class="foot"><p>{escape(FOOT)}</p></div>'
        "</section></main>\n</body>\n</html>\n"
    )


def _row(row: YouSaid) -> str:
    """Return one action as a box."""
    who = f"<p>{escape(row.who)}</p>" if row.who else ""
    number = "".join(f"<p>{escape(line)}</p>" for line in row.number)
    sign = (
        f"<p><strong>What we would see or feel:</strong> {escape(row.second_sign)}</p>"
        if row.second_sign
        else ""
    )
    did = escape(row.did) if row.did.strip() else "_" * 60
    return (
        f'<div class="box gap"><h2>{escape(row.said)}</h2>{who}{number}{sign}'
        f"<p><strong>What we did:</strong> {did}</p></div>"
    )
