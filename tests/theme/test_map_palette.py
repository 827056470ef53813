"""Map colours keep their order in grey and for the three common kinds of colour blindness."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from amhe_explore import theme
from amhe_explore.theme.heat import contrast

MODES = {"light": (theme.LIGHT_MAP, theme.LIGHT), "dark": (theme.DARK_MAP, theme.DARK)}
RAMPS = ("deprivation", "outcome", "made_up")
# Machado GM, Oliveira MM, Fernandes LAF (2009), IEEE TVCG 15:1291-1298, severity 1, linear RGB.
KINDS = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.95047], [1.0], [1.08883]])


def lab(colour: str, kind: str = "normal") -> np.ndarray:
    """CIELAB of a colour as seen: lightness first."""
    shown = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    seen = XYZ @ np.clip(np.array(KINDS[kind]) @ linear, 0, 1)
    f = np.where(seen > 0.008856, np.cbrt(seen), 7.787 * seen + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_lightness_of_white_is_100() -> None:
    assert lab("#FFFFFF")[0] == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ramp", RAMPS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_ramp_goes_one_way_in_lightness(mode: str, ramp: str, kind: str) -> None:
    # Lightness alone: what is left in greyscale and in a black-and-white print.
    seen = [float(lab(colour, kind)[0]) for colour in getattr(MODES[mode][0], ramp)]
    steps = [b - a for a, b in itertools.pairwise(seen)]
    way = -1 if mode == "light" else 1
    assert all(way * step >= 7 for step in steps), seen


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_both_edges_of_the_nine_go_one_way_and_no_two_are_alike(mode: str, kind: str) -> None:
    both = MODES[mode][0].both
    way = -1 if mode == "light" else 1
    for third in range(3):
        for line in (both[third], [row[third] for row in both]):
            seen = [float(lab(colour, kind)[0]) for colour in line]
            assert all(way * (b - a) > 0 for a, b in itertools.pairwise(seen)), (line, seen)
    cells = [colour for row in both for colour in row]
    nearest = min(
        float(np.linalg.norm(lab(a, kind) - lab(b, kind)))
        for a, b in itertools.combinations(cells, 2)
    )
    assert nearest >= 15


@pytest.mark.parametrize("mode", MODES)
def test_words_on_every_fill_reach_4_5(mode: str) -> None:
    colours, page = MODES[mode]
    fills = [colour for ramp in RAMPS for colour in getattr(colours, ramp)]
    fills += [colour for row in colours.both for colour in row] + [page.bg]
    for fill in fills:
        assert contrast(theme.ink_on(fill), fill) >= 4.5, fill
    assert contrast(colours.on_made_up, colours.made_up_ink) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["edge", "hatch", "dots", "range", "chosen", "made_up_ink"])
def test_lines_and_dots_reach_3_on_the_page(mode: str, name: str) -> None:
    colours, page = MODES[mode]
    assert contrast(getattr(colours, name), page.bg) >= 3
