"""Colours keep the contrast that WCAG asks for, and docs/style.md says what the stylesheet holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHEET = (DOCS / "assets/stylesheets/guide.css").read_text("utf-8")
STYLE = (DOCS / "style.md").read_text("utf-8")
SCHEMES = ("default", "slate")
TEXT, EDGE = 4.5, 3.0
"""What WCAG 2.2 AA asks of text, and of the edges of controls and the focus."""
INKS = ("ink", "ink-2", "ink-3", "accent")
TONES = tuple(f"tone-{number}" for number in range(1, 11))
HEATS = (10, 20, 30, 40)

Rgb = tuple[float, float, float]


def colours(scheme: str) -> Mapping[str, Rgb]:
    """The variables of one scheme."""
    [block] = re.findall(rf'^\[data-md-color-scheme="{scheme}"\] \{{(.*?)^\}}', SHEET, re.MULTILINE | re.DOTALL)
    return {name: parse_colour(value) for name, value in re.findall(r"--g-([\w-]+): (#[0-9a-f]{6});", block)}


def parse_colour(text: str) -> Rgb:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: Rgb, paper: Rgb, percent: int) -> Rgb:
    """``color-mix(in srgb, colour percent, paper)`` as a screen shows it, in steps of 1/255."""
    mixed = (c * percent / 100 + p * (1 - percent / 100) for c, p in zip(colour, paper, strict=True))
    red, green, blue = (round(part * 255) / 255 for part in mixed)
    return red, green, blue


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_ink_can_be_read_on_paper_and_on_the_surface(scheme: str) -> None:
    known = colours(scheme)
    for name in (*INKS, *TONES):
        for ground in ("paper", "surface"):
            assert contrast(known[name], known[ground]) >= TEXT, f"{name} on {ground}"
    for ground in ("paper", "surface"):
        assert contrast(known["edge"], known[ground]) >= EDGE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ink_can_be_read_on_every_tint(scheme: str) -> None:
    known = colours(scheme)
    tints = {f"{tone} {percent}%": mix(known[tone], known["paper"], percent) for tone in TONES for percent in HEATS}
    tints |= {"marked": known["marked"], "target": mix(known["accent"], known["paper"], 8)}
    tints |= {"selection": mix(known["accent"], known["paper"], 22), "chip": mix(known["ink-3"], known["paper"], 10)}
    assert {
        name: contrast(known["ink"], tint) for name, tint in tints.items() if contrast(known["ink"], tint) < TEXT
    } == {}
    assert contrast(known["on-accent"], known["accent"]) >= TEXT
    quiet = {name: mix(known[name], known["paper"], 8) for name in ("accent",)}
    assert contrast(known["ink-3"], quiet["accent"]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_tones_own_letters_can_be_read_on_its_tint(scheme: str) -> None:
    known = colours(scheme)
    for tone in TONES:
        for percent in (16, 18):  # steps of the two ladders
            assert contrast(known[tone], mix(known[tone], known["paper"], percent)) >= TEXT, f"{tone} on {percent}%"


def test_the_sheet_mixes_no_tint_that_is_not_checked_here() -> None:
    sheets = "".join(path.read_text("utf-8") for path in sorted((DOCS / "assets/stylesheets").glob("*.css")))
    mixed = set(re.findall(r"color-mix\(in srgb, var\(--g-tone[^)]*\)*\)? ([0-9]+)%, var\(--g-paper\)\)", sheets))
    assert {int(percent) for percent in mixed} <= {*HEATS, 16, 18}


def rows(head: str) -> Iterator[list[str]]:
    """The body of the table of docs/style.md that has ``head`` as its first column's head."""
    lines = STYLE[STYLE.index(f"| {head} |") :].splitlines()
    for line in lines[2:]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def shown(value: float) -> str:
    return f"{value:.1f}"


def test_the_table_of_colours_says_what_the_sheet_holds() -> None:
    for cells in rows("名称"):
        [name] = re.findall(r"--g-([\w-]+)", cells[0])
        for scheme, (value, paper, surface) in zip(SCHEMES, (cells[2:5], cells[5:8]), strict=True):
            known = colours(scheme)
            assert value == f"`{hex_of(known[name])}`", name
            if name == "marked":
                assert paper == shown(contrast(known["ink"], known["marked"]))
            elif paper != "—":
                assert [paper, surface] == [shown(contrast(known[name], known[on])) for on in ("paper", "surface")], (
                    name
                )


def test_the_table_of_tones_says_what_the_sheet_holds() -> None:
    for cells in rows("专题"):
        for scheme, part in zip(SCHEMES, (cells[1:5], cells[5:9]), strict=True):
            known = colours(scheme)
            tone = known[f"tone-{cells[0]}"]
            tints = (contrast(known["ink"], mix(tone, known["paper"], percent)) for percent in HEATS)
            expected = [f"`{hex_of(tone)}`", *(shown(contrast(tone, known[on])) for on in ("paper", "surface"))]
            assert part == [*expected, " / ".join(map(shown, tints))], cells[0]


def hex_of(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
