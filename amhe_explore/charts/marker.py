"""The mark that a reader sets into a picture over time: a month and a few words of their own."""

from __future__ import annotations

from dataclasses import dataclass

from amhe_explore.theme import formats

OWN_NOTE = "reader's own note"


@dataclass(frozen=True, slots=True)
class Marker:
    """A reader's own note: never a finding, and never a cause.

    Attributes:
        year: Calendar year.
        month: 1 to 12.
        text: The reader's words: printable, on one line.
    """

    year: int
    month: int
    text: str

    @property
    def date(self) -> str:
        """Return the month in words: "June 2023"."""
        return f"{formats.MONTHS[self.month - 1]} {self.year}"

    @property
    def words(self) -> str:
        """Return what stands in a picture and a file: whose words they are comes with them."""
        return f"{self.date}: {self.text} ({OWN_NOTE})"

    def place(self, first_year: int) -> float:
        """Return where the middle of the month stands, in years from the middle of the first.

        A reporting year starts in April, so its middle is the start of October.

        Args:
            first_year: The calendar year in which the first reporting year starts.
        """
        months = (self.year - first_year) * 12 + self.month - 4
        return (months + 0.5) / 12 - 0.5
