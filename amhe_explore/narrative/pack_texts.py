"""The texts of a JSNA pack that hold no figure: how to read it, what it cannot show."""

from __future__ import annotations

WIDER_CAUSES = (
    "Housing, work, money, debt, discrimination and physical health shape mental health before "
    "any service does. None of them is in these figures. The needs assessment of your council has "
    "its own figures on them: put them beside these, and keep in mind that being found together "
    "does not say which causes which."
)
TWO_COUNTS = (
    (
        "Two counts",
        (
            "Activity counts what happened in the year: referrals received, courses finished. "
            "They are different people in part: a course that finishes in April was referred the "
            "year before. A cohort follows the referrals that ended. Shares of all who ended come "
            "from a cohort only."
        ),
    ),
    (
        "Referrals and courses, not people",
        (
            "One person can be referred twice and finish two courses. Every count is of referrals "
            "or courses."
        ),
    ),
    (
        "Recovery",
        (
            "Above the clinical cut-off at the start and below it at the end. Only courses that "
            "start above it can end in recovery."
        ),
    ),
    (
        "Reliable improvement",
        "Better by more than could be chance in the questionnaire, whatever the start.",
    ),
    (
        "Reliable recovery",
        (
            "Both together. It has its own figure: the long-standing standard for recovery says "
            "nothing about it."
        ),
    ),
    (
        "Likely range",
        (
            "Chance alone could have moved a figure this far. Lower and higher are said only "
            "where the likely range of the difference leaves out nought. Cannot tell means just "
            "that: it is not the same as no difference."
        ),
    ),
    (
        "Not a cause",
        (
            "A difference shows that a gap is there. It does not show why. Groups are not better "
            "or worse: services serve them better or worse."
        ),
    ),
)
FIGURES_CANNOT_SHOW = "These figures cannot show this."
DUTIES_NOTE = (
    "As the source listed them in {year}. Laws and bodies have changed since: have the list "
    "checked before it goes to the Board, and write down who checked it and when."
)
NO_VOICES = (
    "No workshop file was given. Run a workshop (page Workshop), save its file, and make the pack "
    "again with it: what people said then stands here in their own words."
)
NOTES_STAND_ALONE = (
    "These are people's own words from a workshop, not measured. They stand as they were written "
    "down; nobody is named."
)
NOTES_ON_EXAMPLE = (
    "The room looked at made-up figures of an example place, not at those of this pack. Numbers "
    "that it was shown are left out."
)
PACK_IS = (
    "Choose place, council, year and comparator at the side and at the top, then make the pack: a "
    "Word document, a web page, a workbook, and an archive with every picture and table. All "
    "carry the same words and figures."
)
PACK_IS_OLD = "The choices have changed since the last pack was made: make it again."
ALWAYS_IN = (
    "Some sections always stand: figures never go without their year, their warnings, their rules "
    "and their sources."
)
NOTES_ARE_KEPT = (
    "The file is read into the pack and held while this page is open. It is not saved here. What "
    "people wrote stands in the pack as they wrote it: read it before you pass it on."
)
PACK_METHOD = (
    (
        "Words and figures",
        "those of the other pages: the same results, sentences and tables.",
    ),
    (
        "One command for many",
        (
            "python -m amhe_explore report --all-icbs --out FOLDER makes every ICB's pack, and "
            "goes on where it ended."
        ),
    ),
    (
        "The same again",
        "the same build gives the same files: none of them says when it was made.",
    ),
)
