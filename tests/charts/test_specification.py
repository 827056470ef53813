"""A specification made without the check is the one made with it."""

from __future__ import annotations

from functools import partial

import pytest

from amhe_explore import charts, theme
from tests.charts.drawn import CHARTS, picture


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_but_the_check_is_left_out(name: str) -> None:
    draw = partial(CHARTS[name], theme.LIGHT, picture(), False)
    assert charts.specification(draw) == draw().to_dict(validate=True)
