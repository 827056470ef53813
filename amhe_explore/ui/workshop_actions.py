"""Step 5: what the room will do and the number to watch; and, next time, what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from amhe_explore import catalogue, export, measures
from amhe_explore.errors import AmheError
from amhe_explore.measures import ActionNote, Profile, Watch, WatchChange
from amhe_explore.measures.workshop_record import MOST_ACTIONS, OWN_WATCH
from amhe_explore.measures.workshop_watch import WATCHED
from amhe_explore.narrative import workshop_watch as words
from amhe_explore.ui import (
    cache,
    figures,
    workshop_frame,
    workshop_picture,
    workshop_state,
)
from amhe_explore.ui.workshop_picture import Seen
from amhe_explore.ui.workshop_state import WIDGET

YOU_SAID = "You said, what happened"
NO_ACTIONS = "The file holds no things to do."
NOT_LOADED = "There is no number: the place of the file is not loaded here."


@dataclass(frozen=True, slots=True)
class LookBack:
    """One action of an earlier session: what was said of its number, and the box for what came."""

    action: ActionNote
    lines: tuple[str, ...]
    note: str


def actions(seen: Seen) -> None:
    """Place the step."""
    step = catalogue.load_workshop().step("do")
    st.title(step.title, anchor=False)
    with workshop_frame.two_columns(step) as beside:
        st.header(step.lead, anchor=False)
        written = workshop_state.record().actions
        shown = min(MOST_ACTIONS, len(workshop_state.record().written_actions) + 1)
        for place in range(max(shown, len(written))):
            _action(seen, place, written[place] if place < len(written) else ActionNote())
    with beside:
        for note in step.notes:
            workshop_state.note_box(note.id, 2)
        workshop_frame.privacy()
    workshop_frame.say_this(step.say)


def last_time(seen: Seen) -> None:
    """Place "you said, what happened" of an earlier session."""
    earlier = workshop_state.held().earlier
    st.title(YOU_SAID, anchor=False)
    if earlier is None:
        return
    found = [
        look_back(seen, each, f"did_{place}") for place, each in enumerate(earlier.written_actions)
    ]
    if not found:
        st.markdown(NO_ACTIONS)
    for place, each in enumerate(found):
        with st.container(border=True, key=f"workshop_last_{place}"):
            st.header(workshop_state.said(each.action.what or f"{place + 1}"), anchor=False)
            who = ", ".join(part for part in (each.action.who, each.action.by) if part)
            st.markdown(workshop_state.said(who))
            st.markdown("  \n".join(each.lines))
            if each.action.second_sign:
                sign = workshop_state.said(each.action.second_sign)
                st.markdown(f"**What we would see or feel:** {sign}")
            _did(each.note)
    if found:
        _print(seen, found)


def look_back(seen: Seen, action: ActionNote, note: str) -> LookBack:
    """Return what may be said of an action's number, then and now."""
    if action.watch == OWN_WATCH:
        return LookBack(action, (words.OWN_SHOWS,), note)
    then = _watched(seen, action, action.period)
    if then is None:
        kept = f"Then: {workshop_state.said(action.baseline)}" if action.baseline else ""
        return LookBack(action, tuple(part for part in (kept, NOT_LOADED) if part), note)
    label = words.watch_label(action.watch, *_names(action))
    newest = _newest(seen, action)
    now = None if newest is None else _watched(seen, action, newest)
    change: WatchChange | None = None
    if now is not None:
        change = cache.watch_change(seen.choice.build, then, now)
    return LookBack(action, (f"**{label}**", *words.then_and_now(then, now, change)), note)


def _did(note: str) -> None:
    """Place the empty line: what was done."""
    workshop_state.text_box(
        "What we did",
        f"note_{note}",
        lambda: workshop_state.record().note(note),
        lambda text: workshop_state.change(workshop_state.record().with_note(note, text)),
        lines=2,
        alone=True,
        placeholder="Also what was not done.",
    )


def _print(seen: Seen, found: list[LookBack]) -> None:
    """Place the page for the community, to print."""
    held, profile = workshop_state.held(), workshop_picture.group_profile(seen)

    def made() -> bytes:
        time.sleep(workshop_state.WRITING_SECONDS)
        rows = tuple(
            export.YouSaid(
                each.action.what,
                ", ".join(part for part in (each.action.who, each.action.by) if part),
                tuple(line.strip("*") for line in each.lines),
                each.action.second_sign,
                held.record.note(each.note),
            )
            for each in found
        )
        earlier = held.earlier
        seen_then = None if earlier is None else earlier.picture
        place = "" if seen_then is None else seen_then.place_name
        made_up = profile.made_up or bool(seen_then and seen_then.made_up)
        return export.you_said_page(place, earlier.held if earlier else "", rows, made_up).encode()

    st.download_button(
        "You said, what happened: a page to print",
        data=made,
        file_name=figures.file_name("you-said", profile, "html"),
        mime="text/html",
        key="workshop_you_said",
        icon=":material/print:",
        on_click="ignore",
    )


def _action(seen: Seen, place: int, action: ActionNote) -> None:
    """Place one action: what, who, by when, its number and its second sign."""
    with st.container(border=True, key=f"workshop_action_{place}"):
        _box(place, action, "what", "What will we do?", 160)
        who, by = st.columns([3, 2])
        with who:
            _box(place, action, "who", "Who, of those in this room?", 60)
        with by:
            _box(place, action, "by", "By when?", 60)
        _number(seen, place, action)
        _box(place, action, "second_sign", "What would we see or feel?", 160)


def _box(place: int, action: ActionNote, attribute: str, label: str, longest: int) -> None:
    """Place one box of an action."""

    def now_written() -> ActionNote:
        written = workshop_state.record().actions
        return written[place] if place < len(written) else action

    def write(text: str) -> None:
        record, now = workshop_state.record(), now_written()
        workshop_state.change(record.with_action(place, replace(now, **{attribute: text.strip()})))

    workshop_state.text_box(
        label,
        f"action_{place}_{attribute}",
        lambda: getattr(now_written(), attribute),
        write,
        # The first thing written makes room for another action.
        alone=not action.is_empty,
        max_chars=longest,
    )


def _number(seen: Seen, place: int, action: ActionNote) -> None:
    """Place the choice of a number to watch, what it is now, and whether it can show change."""
    options = _options(seen)
    names = _room_names(seen)
    name = f"{WIDGET}watch_{place}"
    st.session_state[name] = action.watch if action.watch in options else OWN_WATCH

    def changed() -> None:
        record = workshop_state.record()
        now = record.actions[place] if place < len(record.actions) else action
        filled = _with_number(seen, now, st.session_state[name])
        workshop_state.change(record.with_action(place, filled))

    st.selectbox(
        "Which number will we watch?",
        options,
        key=name,
        format_func=lambda each: words.watch_label(each, *names),
        on_change=changed,
    )
    shown = action if action.baseline else _with_number(seen, action, action.watch)
    st.markdown(f"**Now:** {workshop_state.said(shown.baseline)}")
    st.markdown(f"**Can this show change?** {workshop_state.said(shown.shows_change)}")


def _with_number(seen: Seen, action: ActionNote, watch_id: str) -> ActionNote:
    """Return an action with a number to watch, its baseline, and whether it can show change."""
    if watch_id == OWN_WATCH:
        return replace(
            action,
            watch=OWN_WATCH,
            baseline=words.OWN_BASELINE,
            shows_change=words.OWN_SHOWS,
        )
    profile = workshop_picture.group_profile(seen)
    found = measures.watch(profile, watch_id, seen.group, seen.reference)
    return replace(
        action,
        watch=watch_id,
        place=profile.place.key,
        characteristic=profile.characteristic,
        group=seen.group,
        reference=seen.reference,
        period=profile.period,
        baseline=words.watch_baseline(found),
        shows_change=words.watch_shows(found),
    )


def _options(seen: Seen) -> list[str]:
    """Return the numbers that may be watched of what the room sees."""
    if not seen.group:
        return [OWN_WATCH]
    return [OWN_WATCH, *WATCHED]


def _room_names(seen: Seen) -> tuple[str, str]:
    """Return what the room calls both groups."""
    sides = seen.sight.sides
    if len(sides) < 2:
        return "", ""
    return workshop_picture.word(sides[0].official), workshop_picture.word(sides[1].official)


def _names(action: ActionNote) -> tuple[str, str]:
    """Return the names of both groups of an action of an earlier session."""
    entry = catalogue.load().characteristics.get(action.characteristic)
    labels = {} if entry is None else {each.id: each.label for each in entry.groups}
    return labels.get(action.group, action.group), labels.get(action.reference, "everyone else")


def _profile(seen: Seen, action: ActionNote, period: str) -> Profile:
    """Return the figures of an action's place and characteristic in a year."""
    return cache.profile(seen.choice.build, action.place, action.characteristic, period)


def _watched(seen: Seen, action: ActionNote, period: str) -> Watch | None:
    """Return the number of an action in a year; None where its place or year is not loaded."""
    return _try(
        lambda: measures.watch(
            _profile(seen, action, period), action.watch, action.group, action.reference
        )
    )


def _newest(seen: Seen, action: ActionNote) -> str | None:
    """Return the newest year of an action's place; None where the place is not loaded."""
    return cache.newest_period(seen.choice.build, action.place)


def _try(find: Callable[[], Watch]) -> Watch | None:
    """Return what is found; None where what a file names is not loaded."""
    try:
        return find()
    except (AmheError, KeyError):
        return None
