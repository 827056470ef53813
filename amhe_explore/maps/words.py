"""What is written in and around the pictures of this package: given, never made here."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

MADE_UP_WORDS = "Made-up figures."
MADE_UP_MARK = "MADE-UP FIGURES"
# An empty line would be left out.
NO_WORDS = "\u00a0"
TITLE_LETTERS, LINE_LETTERS, SOURCE_LETTERS = 36, 58, 60


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one picture.

    Attributes:
        title: The finding or the measure.
        subtitle: Lines under it: measure, unit, which place is outlined.
        source: Publisher, publication, edition, attribution; at the foot of the picture.
        summary: The picture in words, its accessible name.
        ends: What the two ends of the scale are called: the first class, the last class.
        sides: For both measures at once: what the ends of deprivation are called.
        no_figure: Why some places have no figure, for the legend; "" where all have one.
        says: What each place's shape is called, by code.
        axes: Titles of the two axes.
        made_up: Whether any figure is invented.
    """

    title: str
    subtitle: tuple[str, ...]
    source: str
    summary: str
    ends: tuple[str, str] = ("", "")
    sides: tuple[str, str] = ("less deprived", "more deprived")
    no_figure: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    axes: tuple[str, str] = ("", "")
    made_up: bool = False

    @property
    def title_lines(self) -> list[str]:
        """Return the title in short lines; made-up figures say so first."""
        bare = self.made_up and not self.title.startswith(MADE_UP_WORDS)
        whole = f"{MADE_UP_WORDS} {self.title}" if bare else self.title
        return textwrap.wrap(whole, TITLE_LETTERS)

    @property
    def subtitle_lines(self) -> list[str]:
        """Return the lines under the title, each short enough for a phone."""
        wrapped = (textwrap.wrap(line, LINE_LETTERS) or [line] for line in self.subtitle)
        return [part for lines in wrapped for part in lines]

    @property
    def source_lines(self) -> list[str]:
        """Return the source in lines that never shrink the picture."""
        return textwrap.wrap(self.source, SOURCE_LETTERS)


def aligned(one: Words, other: Words) -> tuple[Words, Words]:
    """Return the words of two pictures side by side with heads of as many lines each."""
    most = max(_head(one), _head(other))
    return _filled(one, most), _filled(other, most)


def _head(words: Words) -> int:
    """Return how many lines stand above a picture."""
    return len(words.title_lines) + len(words.subtitle_lines)


def _filled(words: Words, most: int) -> Words:
    """Return words with empty lines after their own."""
    return replace(words, subtitle=(*words.subtitle, *[NO_WORDS] * (most - _head(words))))
