"""Which groups the annual report names in each year, and whose rates each example group follows.

England prints groups for 2024-25 only. Where a year's groups have no such figure (the age bands to
2020-21, the presenting complaints) their shares here are assumptions, per mille of those recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

NOT_KNOWN = "Not stated/Not known/Invalid"
NONE = "NULL"
NEW_AGES_FROM = "2021-22"
FROM_2020 = "2020-21"
UNEXPLAINED_FROM = "2022-23"

# VariableType, VariableA, VariableB as England's printed figures name them.
Label = tuple[str, str, str]


@dataclass(frozen=True)
class Part:
    """One group of a characteristic in a year.

    Attributes:
        label: Type, A and B as the year's file writes them.
        like: England's groups whose rates it follows, and whose referrals are its share.
        share: Its share per mille where England's referrals do not give one.
        recorded: Whether it is a group, not the row of those not recorded.
    """

    label: Label
    like: tuple[Label, ...]
    share: int = 0
    recorded: bool = True


@dataclass(frozen=True)
class Split:
    """One characteristic in a year: groups that each referral belongs to one of."""

    name: str
    parts: tuple[Part, ...]


TOTAL: Label = ("Total", "", "")
AGE, GENDER, ETHNIC, BME = "Age Group", "Gender", "Ethnic Group", "BME Group"
RELIGION, ORIENTATION = "Religion", "Sexual Orientation Type"
DISABILITY, CONDITION = "Disability Type", "Long Term Condition Status"
DEPRIVATION = "Indices of Deprivation Decile"
COMPLAINT, DESCRIPTOR = "Presenting Complaint", "Problem Descriptor"

INDETERMINATE = "Indeterminate (unable to be classified as male or female)"
NEW_AGES = ("Under 18", "18 to 25", "26 to 64", "65 to 74", "75 to 89", "90 and over")
# Assumed shares of the bands to 2020-21, and the bands of 2024-25 whose rates they follow.
OLD_AGES = (
    ("Under 16", 1, ("Under 18",)),
    ("16 to 17", 15, ("Under 18",)),
    ("18 to 35", 482, ("18 to 25", "26 to 64")),
    ("36 to 64", 437, ("26 to 64",)),
    ("65 and over", 65, ("65 to 74", "75 to 89")),
)
DETAILED = {
    "Asian or Asian British": (
        "Any other Asian background",
        "Bangladeshi",
        "Indian",
        "Pakistani",
    ),
    "Black or Black British": ("African", "Any other Black background", "Caribbean"),
    "Mixed": (
        "Any other Mixed background",
        "White and Asian",
        "White and Black African",
        "White and Black Caribbean",
    ),
    "Other Ethnic Groups": ("Any Other Ethnic Group", "Chinese"),
    "White": ("Any other White background", "British", "Irish"),
}
RELIGIONS = (
    *("Baha`i", "Buddhist", "Christian", "Hindu", "Jain", "Jewish", "Muslim", "None", "Other"),
    *("Pagan", "Sikh", "Zoroastrian"),
)
ORIENTATIONS = ("Bi-sexual", "Gay/Lesbian", "Heterosexual")
CONDITIONS = ("Long term condition", "No long term condition")
ANXIETY = "Anxiety and stress related disorders"
UNEXPLAINED = "Medically Unexplained Symptoms"
# Assumed shares of the problems recorded; the label to 2019-20 where it differed.
ANXIETIES = (
    ("Agoraphobia", "Agoraphobia", 6),
    ("Generalised anxiety disorder", "Generalized anxiety disorder", 265),
    ("Mixed anxiety and depressive disorder", "Mixed anxiety and depressive disorder", 180),
    ("Obsessive-compulsive disorder", "Obsessive-compulsive disorder", 26),
    (
        "Panic disorder [episodic paroxysmal anxiety]",
        "Panic disorder [episodic paroxysmal anxiety]",
        42,
    ),
    ("Post-traumatic stress disorder", "Post-traumatic stress disorder", 64),
    ("Social phobias", "Social phobias", 36),
    ("Specific (isolated) phobias", "Specific (isolated) phobias", 17),
    ("Other anxiety or stress related disorder", "Other anxiety or stress related disorder", 62),
)
HEALTH_ANXIETY = 17
UNEXPLAINED_PROBLEMS = (
    ("Body dysmorphic disorder", 4),
    ("Chronic fatigue syndrome", 2),
    ("Irritable bowel syndrome", 2),
    ("MUS not otherwise specified", 3),
)
DEPRESSION, OTHER_PROBLEMS, OTHER_RECORDED = 240, 30, 4


def splits(period: str) -> tuple[Split, ...]:
    """Return every characteristic of a year that parts the referrals, deprivation excepted."""
    found = [_ages(period), _genders(period), _ethnic(period), _plain(RELIGION, RELIGIONS)]
    if period >= FROM_2020:
        found.append(_plain(ORIENTATION, ORIENTATIONS))
    found += [_plain(CONDITION, CONDITIONS), _complaints(period)]
    return tuple(found)


def tenth_label(tenth: int) -> str:
    """Return the official label of a deprivation tenth; 1 is the most deprived, there 10."""
    number = 11 - tenth
    word = {1: "Least", 10: "Most"}.get(number, "Less" if number < 6 else "More")
    return f"{number:02d} {word} deprived"


def not_recorded(kind: str, b: str = NONE) -> Part:
    """Return the row of those not recorded."""
    england_b = "All" if kind == ETHNIC else ""
    like = (kind, NOT_KNOWN, england_b)
    return Part((kind, NOT_KNOWN, b), (like,), recorded=False)


def _plain(kind: str, names: tuple[str, ...]) -> Split:
    """Return a characteristic whose groups are the same in every year."""
    parts = [Part((kind, name, NONE), ((kind, name, ""),)) for name in names]
    return Split(kind, (*parts, not_recorded(kind)))


def _ages(period: str) -> Split:
    """Return the age bands of a year; every referral has one."""
    if period >= NEW_AGES_FROM:
        return Split(AGE, tuple(Part((AGE, name, NONE), ((AGE, name, ""),)) for name in NEW_AGES))
    parts = [
        Part((AGE, name, NONE), tuple((AGE, each, "") for each in like), share)
        for name, share, like in OLD_AGES
    ]
    return Split(AGE, tuple(parts))


def _genders(period: str) -> Split:
    """Return the genders of a year."""
    names = ("Female", INDETERMINATE, "Male") if period >= FROM_2020 else ("Female", "Male")
    return _plain(GENDER, names)


def _ethnic(period: str) -> Split:
    """Return the detailed ethnic groups of a year."""
    parts = []
    for broad, names in DETAILED.items():
        for name in names:
            written = name.replace("other", "Other").replace("background", "Background")
            shown = name if period >= FROM_2020 else written
            parts.append(Part((ETHNIC, broad, shown), ((ETHNIC, broad, name),)))
    return Split(ETHNIC, (*parts, not_recorded(ETHNIC, "All")))


def _complaints(period: str) -> Split:
    """Return the problems of a year; their rates follow England's total."""
    new = period >= FROM_2020
    kind = COMPLAINT if new else DESCRIPTOR
    other = "Other Mental Health problems"
    named = [("Depression", NONE, DEPRESSION)]
    named += [(ANXIETY, now if new else then, share) for now, then, share in ANXIETIES]
    named.append(
        (ANXIETY, "Hypochondriacal disorders", HEALTH_ANXIETY)
        if new
        else (other, "Hypochondriacal disorder", HEALTH_ANXIETY)
    )
    if period >= UNEXPLAINED_FROM:
        named += [(UNEXPLAINED, name, share) for name, share in UNEXPLAINED_PROBLEMS]
    named += [(other, "Other", OTHER_PROBLEMS), ("Other recorded problems", NONE, OTHER_RECORDED)]
    parts = [Part((kind, a, b), (TOTAL,), share) for a, b, share in named]
    last = Part((kind, NOT_KNOWN, NOT_KNOWN if new else NONE), (TOTAL,), recorded=False)
    return Split(kind, (*parts, last))
