"""Views rendered one after the other in one process, for `render_all.py`.

A module of its own: Streamlit puts the app in the place of the program that was started, and a
process of a pool would then look for the work to do there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tests.pages.conftest import arrive
from tests.pages.test_every_view import marks, reasons

# Page, place, characteristic and year.
View = tuple[str, str, str, str]


def failures(views: Sequence[View]) -> list[str]:
    """Return the views that fail, each with the reason."""
    found = []
    for page, group in itertools.groupby(sorted(views), key=lambda view: view[0]):
        for _, place, characteristic, period in group:
            asked = {"place": place, "characteristic": characteristic, "period": period}
            app = arrive(page, **asked)
            if app.exception or not (marks(app) or reasons(app)):
                found.append(f"{page} {asked}: {[each.message for each in app.exception]}")
    return found
