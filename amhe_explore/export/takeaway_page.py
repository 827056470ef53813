"""The take-away sheet as one self-contained page that prints on two sides of A4, or A3."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from amhe_explore.export.dots_drawing import dots_svg
from amhe_explore.export.qr_code import qr_svg
from amhe_explore.export.takeaway import (
    FOOT,
    KEY,
    MADE_UP,
    MADE_UP_SENTENCE,
    SERVICE,
    Sheet,
    barrier_tag,
    dots_text,
)
from amhe_explore.measures import ActionNote

STYLE_SHEET = Path(__file__).with_name("takeaway.css")
# Length of the sheet's unit; every size on it is a number of these.
PAPER = {"A4": "1mm", "A3": "1.4142mm"}
TAGS = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)
# Lines of lists and tables from which on a side is set in smaller type, so that it stays one side.
MOST_LINES = (14, 42)
ACROSS = 42
ITEM = re.compile(r"<(?:li|td)\b[^>]*>(.*?)</(?:li|td)>", re.DOTALL)
SECOND_SIGN = "second sign"
CONTINUED = "More in the Word copy."
EMPTY = "Nothing was written down."
LONGEST_H1 = 118
MOST_ROWS = 3


def takeaway_page(sheet: Sheet, paper: str = "A4") -> str:
    """Return the sheet as HTML: two sides, nothing fetched from anywhere.

    Args:
        sheet: What it holds. Long lists are cut for paper and say so; the Word copy has all.
        paper: A4, or A3 for the wall.
    """
    style = STYLE_SHEET.read_text("utf-8")
    unit = PAPER[paper]
    title = f"{MADE_UP}. {sheet.title}" if sheet.made_up else sheet.title
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>@page {{ size: {paper}; margin: 0 }} :root {{ --u: {unit} }}\n{style}</style>\n"
        f"</head>\n<body>\n<main>\n{_first_side(sheet)}\n{_second_side(sheet)}\n</main>\n</body>\n"
        "</html>\n"
    )


def _first_side(sheet: Sheet) -> str:
    """Return the side of the picture."""
    long = ' class="long"' if len(sheet.sentence) > LONGEST_H1 else ""
    words = [
        f'“{_cut(each.agreed, 40)}” <span class="small">for: {_cut(each.official, 40)}</span>'
        for each in sheet.words
    ]
    missing = [_cut(each, 60) for each in sheet.missing[:3]]
    missing += [f"Who will ask them: <em>{_cut(each, 50)}</em>" for each in sheet.who_asks[:1]]
    body = (
        f"<h1{long}>{escape(sheet.sentence)}</h1>"
        f'<div class="pair picture">{_dots(sheet)}</div>'
        f'<p class="small">{escape(_small_print(sheet))}</p>'
        f'<div class="mark"><p><strong>{escape(sheet.shows)}</strong> '
        f"{escape(' '.join(sheet.about[-1:]))}</p></div>"
        f'<div class="pair"><div><h2>The words we agreed</h2>{_list(words, 2)}</div>'
        f"<div><h2>Who is missing from the picture</h2>{_list(missing, 4)}</div></div>"
        f'<div class="pair gap"><div><h2>What we noticed</h2>'
        f"{_list([_cut(each, 75) for each in sheet.noticed], 3)}</div>"
        f"<div><h2>What we still want to ask</h2>"
        f"{_list([_cut(each, 75) for each in sheet.questions], 3)}</div></div>"
    )
    return _side(sheet, f"<strong>{escape(sheet.title)}</strong>", SERVICE, body, 1)


def _second_side(sheet: Sheet) -> str:
    """Return the side of what was said and what will be done."""
    ideas = [
        _cut(each.text, 62) + (f" <span class=\"small\">{_cut(each.who_acts, 50)}</span>"
                           if each.who_acts else "")
        for each in sheet.ideas
    ]  # fmt: skip
    lose = ""
    if sheet.must_not_lose:
        said = _list([_cut(each, 85) for each in sheet.must_not_lose], 2)
        lose = (
            f'<div class="box gap"><h2>Must not lose</h2>{said}'
            '<p class="small">said by one person, still matters</p></div>'
        )
    body = (
        f'<div class="pair"><div><h2>What gets in the way</h2>{_barriers(sheet)}</div>'
        f"<div><h2>What would help</h2>{_list(ideas, 3)}{lose}</div></div>"
        f'<div class="gap">{_actions(sheet.actions)}</div>'
        f'<div class="pair gap"><div class="mark" style="margin:0"><h2>We meet again</h2>'
        f"{_list([_cut(each, 60) for each in sheet.meet_again], 3)}</div>"
        f'<div class="look">{_qr(sheet)}<div><h2>How was it?</h2>'
        f"{_list([_cut(each, 56) for each in sheet.feedback], 4)}</div></div></div>"
    )
    head = "<strong>What we said and what we will do</strong>"
    return _side(sheet, head, escape(sheet.held[:80]), body, 2, _help(sheet))


def _side(sheet: Sheet, left: str, right: str, body: str, number: int, always: str = "") -> str:
    """Return one side with its head and foot, and the marks of made-up figures.

    Args:
        sheet: What the sheet holds.
        left: Head on the left, as HTML.
        right: Head on the right, as HTML.
        body: What stands between head and foot.
        number: 1 or 2.
        always: What stands above the foot whatever the room wrote.
    """
    across = made_up = ""
    items = [TAGS.sub("", each) for each in ITEM.findall(body)]
    lines = sum(math.ceil(len(each) / ACROSS) for each in items)
    dense = " dense" if lines > MOST_LINES[number - 1] else ""
    if sheet.made_up:
        across = f'<div class="across" aria-hidden="true">{MADE_UP}</div>'
        made_up = f'<p class="made-up">{escape(MADE_UP_SENTENCE)}</p>'
    return (
        f'<section class="side{dense}" aria-label="Side {number} of 2">'
        f'<div class="top"><p>{left}</p><p>{right}</p></div>{made_up}'
        f'<div class="said">{body}</div>{across}{always}'
        f'<div class="foot"><p>{escape(FOOT)}</p><p>Side {number} of 2</p></div></section>'
    )


def _dots(sheet: Sheet) -> str:
    """Return the squares of dots, each with its name and number above."""
    return "".join(
        f"<div><h3>{escape(side.name)}</h3>"
        f'<p class="number">{escape(side.number)} <span>of 100</span></p>'
        f"{dots_svg(side.number, side.name)}</div>"
        for side in sheet.sides
    )


def _small_print(sheet: Sheet) -> str:
    """Return key, official names where the room has its own, base, and source."""
    official = [
        f"“{side.name}” is our word for: {side.official}."
        for side in sheet.sides
        if side.name != side.official
    ]
    source = sheet.source.removeprefix(KEY).strip()
    return " ".join((KEY, *official, *sheet.about[:-1], source))


def _barriers(sheet: Sheet) -> str:
    """Return the barriers with most dots, and the rest in a number."""
    if not sheet.barriers:
        return f"<p>{EMPTY}</p>"
    rows = "".join(
        f'<li class="barrier"><span>{_cut(each.text, 56)} '
        f'<span class="small">{escape(barrier_tag(each, stage))}</span></span>'
        f'<span class="dots" aria-label="{each.people} dots of people, {each.staff} of staff" '
        f'role="img">{dots_text(each)}</span></li>'
        for each, stage in sheet.barriers[:6]
    )
    more = f" {CONTINUED}" if len(sheet.barriers) > 6 else ""
    return (
        f'<ul class="barriers">{rows}</ul>'
        f'<p class="small">● people &nbsp; ○ staff, who chose last.{more}</p>'
    )


def _actions(actions: Sequence[ActionNote]) -> str:
    """Return the table of actions, with an empty row to write in."""
    heads = ("What", "Who", "By", "Number to watch, now", "What we would see or feel")
    widths = (26, 15, 12, 25, 22)
    head = "".join(
        f'<th scope="col" style="width:{width}%">{name}</th>'
        for name, width in zip(heads, widths, strict=True)
    )
    rows = "".join(
        f"<tr><td>{_cut(each.what, 70)}</td><td>{_cut(each.who, 36)}</td>"
        f"<td>{_cut(each.by, 24)}</td><td>{_cut(_number_now(each), 64)}</td>"
        f"<td>{_cut(each.second_sign, 60)}</td></tr>"
        for each in actions
    )
    empty = '<tr><td class="empty"></td><td></td><td></td><td></td><td></td></tr>'
    spare = empty * max(1 if len(actions) < MOST_ROWS else 0, 2 - len(actions))
    return (
        f"<table><caption>What we will do</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}{spare}</tbody></table>"
    )


def _number_now(action: ActionNote) -> str:
    """Return the baseline of an action; where it cannot show change, that, shortly."""
    return action.shows_change if SECOND_SIGN in action.shows_change else action.baseline


def _qr(sheet: Sheet) -> str:
    """Return the code of the view, and the address as words for those without a phone."""
    drawn = qr_svg(sheet.address, "QR code of the picture's page; it holds no notes")
    return f'<div>{drawn}<p class="small">The picture only</p></div>' if drawn else "<div></div>"


def _help(sheet: Sheet) -> str:
    """Return where to turn to, as a box that nothing can push off the paper."""
    lines = "".join(
        f"<p><strong>{escape(who)}</strong>: {escape(how)}</p>" for who, how in sheet.help
    )
    return (
        '<div class="box help"><h2>If today stirred something up</h2>'
        f'<div class="pair">{lines}</div></div>'
    )


def _list(items: Sequence[str], most: int) -> str:
    """Return a list of so many items at most; the items are HTML already."""
    if not items:
        return f"<p>{EMPTY}</p>"
    rows = "".join(f"<li>{each}</li>" for each in items[:most])
    more = f'<p class="small">{CONTINUED}</p>' if len(items) > most else ""
    return f"<ul>{rows}</ul>{more}"


def _cut(text: str, longest: int = 110) -> str:
    """Return a text as HTML, cut at a word where it is too long for paper."""
    if len(text) <= longest:
        return escape(text)
    return f"{escape(text[:longest].rsplit(' ', 1)[0].rstrip())} …"
