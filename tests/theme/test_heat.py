"""Shades of shares: one hue, rising, and words that can be read on every step."""

from __future__ import annotations

import pytest

from amhe_explore.theme import DARK, LIGHT, Palette
from amhe_explore.theme.heat import KEY, STEPS, contrast, mixed, shade

SHARES = (0.0, 0.05, 0.051, 0.10, 0.2, 0.25, 0.4, 0.5, 0.51, 1.0)
READABLE = 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("share", SHARES)
def test_words_can_be_read_on_every_shade(palette: Palette, share: float) -> None:
    cell = shade(share, palette)
    assert contrast(cell.words, cell.background) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_more_is_further_from_the_page(palette: Palette) -> None:
    distances = [contrast(shade(share, palette).background, palette.bg) for share in SHARES]
    assert distances == sorted(distances)
    assert len(set(distances)) == len(STEPS) + 1


def test_a_share_at_a_step_still_has_the_lighter_shade() -> None:
    assert shade(0.05, LIGHT).background == LIGHT.bg
    assert shade(0.0501, LIGHT).background != LIGHT.bg
    assert shade(1.0, LIGHT).background == LIGHT.focus


def test_contrast_is_that_of_the_guidelines() -> None:
    # WCAG 2.2, relative luminance: black on white is 21; #767676 on white is the known 4.54.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_the_key_names_the_steps() -> None:
    assert all(f"{step * 100:.0f}%" in KEY for step in STEPS)
