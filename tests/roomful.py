"""A workshop as a room may leave it: every kind of note, with text that tries to be more."""

from __future__ import annotations

from dataclasses import replace

from amhe_explore.measures import (
    ActionNote,
    AgreedWord,
    BarrierNote,
    IdeaNote,
    SeenPicture,
    SeenSide,
    WorkshopRecord,
)

ADDRESS = "http://127.0.0.1:8501/workshop?place=QKS&characteristic=deprivation&period=2023-24"
HOSTILE = '<script>alert("x")</script> ![p](http://e.example/p.png) =1+1'


def picture(made_up: bool = False) -> SeenPicture:
    """The picture of two groups, 41 and 53 of 100."""
    start = "Made-up figures. " if made_up else ""
    return SeenPicture(
        place="X01" if made_up else "QKS",
        place_name="Example Coast" if made_up else "Kent and Medway",
        characteristic="deprivation",
        period="2023-24",
        group="imd_q1",
        reference="imd_q5",
        sentence=f"{start}Take 100 courses of treatment. In the most deprived areas, 41 ended in "
        "recovery. In the least deprived areas, 53.",
        sides=(SeenSide("Most deprived areas", "41"), SeenSide("Least deprived areas", "53")),
        about=("One person can be counted twice.", "It says nothing of people who never came."),
        source="Filled dot: ended in recovery. Hollow dot: did not. Kent. Source: NHS England.",
        address=ADDRESS,
        made_up=made_up,
    )


def record(made_up: bool = False, times: int = 1, more: str = "") -> WorkshopRecord:
    """A whole record.

    Args:
        made_up: Whether the picture is of an example place.
        times: How often each line is said.
        more: What each line goes on with.
    """

    def lines(*said: str) -> str:
        return "\n".join([f"{each}{more}" for each in said] * times)

    found = WorkshopRecord(
        minutes=60,
        held="12 March, Medway",
        picture=picture(made_up),
        words=(AgreedWord("Most deprived areas", "Areas with least money"),),
        rules=("One voice at a time.",),
        ticked=("Ask a local group to run it with you.",),
        fingers_start=2,
        fingers_end=3,
        face="good",
    )
    notes = {
        "noticed": lines("It is not a small difference"),
        "surprised": lines("More than half do not recover"),
        "questions": lines("How long did each group wait?", HOSTILE),
        "missing": lines("People who asked for help and gave up"),
        "who_asks": lines("The community centre, in May"),
        "blank": lines("The phone call came while I was on shift"),
        "must_not_lose": lines("My son filled in the form."),
        "works_here": lines("The drop-in on Mondays"),
        "meet_again": lines("18 June, 10:30, same room"),
        "who_tells": lines("The service lead"),
        "one_word": lines("heard"),
        "did_0": "We opened on Tuesdays.",
    }
    for note, text in notes.items():
        found = found.with_note(note, text)
    found = found.with_barrier(
        BarrierNote("shame", "People feel shame and try to cope alone", "before",
                    printed="People feel shame and try to cope alone", people=5, staff=1)
    )  # fmt: skip
    for number in range(1, 1 + 3 * times):
        found = found.with_barrier(
            BarrierNote(f"own-{number}", f"“They rang at work.”{more}", "contact", people=number)
        )
        found = found.with_idea(IdeaNote(f"own-{number}", f"Ask by text{more}", "own-1", "Staff"))
    action = ActionNote(
        what=f"Open one evening{more}",
        who="Service lead",
        by="June",
        watch="recovery",
        place="icb:QKS",
        characteristic="deprivation_fifth",
        group="imd_q1",
        reference="imd_q5",
        period="2023-24",
        baseline="41 of 100 in 2023-24 (likely 40 to 43).",
        shows_change="It must move by about 3 in 100 before we can tell that from chance.",
        second_sign=f"“Nobody rings me at work”{more}",
    )
    return replace(found, actions=(action,) * min(times, 3))
