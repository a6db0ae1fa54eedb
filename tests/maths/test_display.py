"""What a reader sees of LaTeX, and the way back to the source."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.maths import Display, Style, read_display
from generator.model.text import Span

CASES = Path(__file__).parent.parent / "cases" / "maths"
ORIGINAL = Path(__file__).parents[2] / "source" / "nqi-2023" / "original.txt"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [(source, display) for source, display, _ in (row.split("\t") for row in lines if not row.startswith("# "))]


GUIDE = rows("nqi-2023.txt")
OTHER = rows("other.txt")
AS_WRITTEN = [source for source, display in OTHER if source == display]

LATEX_PIECES = r"""
\leq \times 10 ^ _ { } $ $$ \text{ \mathrm{ mm \mu \frac \sqrt [ ] ' '' ^\circ % \% @ = + - , ~ / L x 5 0.1
\, \left. \right) ( \ce{ \bar \rm 。 个 \foo \\ ^{ ^{13} _2 CO \alpha \Omega \prime \log
"""
LATEX = st.lists(
    st.one_of(
        st.sampled_from(LATEX_PIECES.split()),
        st.just(" "),
        st.just("\n"),
        st.characters(),
    ),
    max_size=24,
).map("".join)
MATHS = LATEX.map(lambda text: f"${text}$") | LATEX
SEEDED = settings(derandomize=True, deadline=None, max_examples=400)


def show(source: str) -> str:
    return read_display(source).text


@pytest.mark.parametrize(("source", "display"), GUIDE)
def test_every_maths_span_of_the_guide_reads_as_an_editor_would_print_it(source: str, display: str) -> None:
    assert show(source) == display


@pytest.mark.parametrize(("source", "display"), OTHER)
def test_latex_of_other_guides_reads_as_an_editor_would_print_it(source: str, display: str) -> None:
    assert show(source) == display


@pytest.mark.parametrize(("source", "display"), GUIDE)
def test_a_whole_maths_span_leads_back_to_its_source_with_the_dollars(source: str, display: str) -> None:
    text = f"前 {source} 后"
    found = read_display(text)
    start = found.text.index(display)
    assert found.source_span(Span(start, start + len(display))).cut(text) == source


@pytest.mark.parametrize(
    ("source", "part", "expected"),
    [
        (r"$\leq 2 \times 10^{-8}$", "10⁻⁸", "10^{-8}$"),
        (r"$\leq 2 \times 10^{-8}$", "≤", r"$\leq"),
        (r"$15\mu\text{m}+6\times 10^{-6}L$", "15 μm", r"$15\mu\text{m}"),
        (r"$15\mu\text{m}+6\times 10^{-6}L$", "6×10⁻⁶", r"6\times 10^{-6}"),
        (r"$10\text{Hz}^{1/2} @ 5$", "Hz^(1/2)", r"\text{Hz}^{1/2}"),
        (r"$u=0.5''@100\text{Hz}$", "″", "''"),
        (r"$250MWh$", "MW", "MW"),
        (r"$\ce{CO{2}H}$", "₂H", "{2}H}$"),
        (r"$3\frac{1}{2}$", "1/2", r"\frac{1}{2}$"),
        (r"$\frac{1}{2}$", "2", "{2}$"),
        ("达到 10^{-20} 量级", "10⁻²⁰ 量", "10^{-20} 量"),
        ("𠮷 ≤ 5", "≤ 5", "≤ 5"),
    ],
)
def test_a_part_of_the_display_leads_back_to_its_own_source(source: str, part: str, expected: str) -> None:
    display = read_display(source)
    start = display.text.index(part)
    assert display.source_span(Span(start, start + len(part))).cut(source) == expected


def test_a_source_span_that_cuts_a_glyph_shows_the_whole_glyph() -> None:
    source = r"达 $\leq 5$"
    display = read_display(source)
    inside_the_command = Span(source.index("eq"), source.index("eq") + 1)
    assert display.display_span(inside_the_command).cut(display.text) == "≤"


@pytest.mark.parametrize("source", AS_WRITTEN)
def test_what_is_no_maths_is_shown_as_written(source: str) -> None:
    display = read_display(source)
    assert display.text == source
    assert all(piece.layers == () for piece in display.pieces)


@pytest.mark.parametrize(
    ("source", "message", "spot"),
    [
        (r"精度 $5\foo{a}$ ，", r"unknown command \foo", r"\foo"),
        (r"$5 \text{m$", "a { without its }", "{"),
        (r"$5}$", "a } without its {", "}"),
        (r"精度 $\leq 5 ，高", "a $ without its partner in the same paragraph", "$"),
        (r"精度 \leq 5", r"command \leq stands outside $…$", r"\leq"),
        (r"$\frac{}{2}$", "a fraction without its two parts", "}"),
        (r"$\sqrt[7]{2}$", "no sign for the root [7]", "]"),
        (r"$x^$", "nothing stands behind this", "^"),
        (r"$5'''''$", "more primes than a sign has", "'''''"),
        (r"$\hat{ab}$", r"\hat over more than one letter", "}"),
        ("$" + "{" * 40 + "5" + "}" * 40 + "$", "nested too deeply", "{"),
    ],
)
def test_a_fault_says_what_and_where_and_changes_nothing(source: str, message: str, spot: str) -> None:
    display = read_display(source)
    assert display.text == source
    assert display.faults[0].message == message
    assert display.faults[0].span.cut(source) == spot


@pytest.mark.parametrize(
    "source", ["经费 $5 与 $6", "US$5，约 36 元；$6", "$5 和 $6", "a $ b", "$", "$$", "$5-$10", "$5 和 10^2", r"\$5\$"]
)
def test_a_price_is_no_maths_and_no_fault(source: str) -> None:
    display = read_display(source)
    assert (display.text.replace("²", "^2"), display.faults) == (source, ())


def test_maths_does_not_reach_over_a_paragraph_or_a_sentence() -> None:
    for source in ("$a\nb$", "$a。b$", "$a，b$"):
        assert show(source) == source


def test_variables_are_italic_and_units_upright() -> None:
    display = read_display(r"$u=0.1\text{mm}+0.1\times10^{-6}L$")
    italic = [p.span.cut(display.text) for p in display.pieces if any(x.style is Style.ITALIC for x in p.layers)]
    assert italic == ["u", "L"]


def test_the_real_guide_shows_no_latex_and_no_fault() -> None:
    display = read_display(ORIGINAL.read_text(encoding="utf-8"))
    assert display.faults == ()
    assert re.findall(r"[$\\{}_]|\^(?!\(1/2\))", display.text) == []


def test_the_golden_cases_cover_every_maths_span_of_the_real_guide() -> None:
    spans = set(re.findall(r"\$[^$]*\$", ORIGINAL.read_text(encoding="utf-8")))
    assert spans - {source for source, _ in GUIDE} == set()


def check_map(text: str, display: Display) -> None:
    assert len(display.text) == len(display.starts) == len(display.ends)
    assert list(display.starts) == sorted(display.starts)
    assert list(display.ends) == sorted(display.ends)
    assert all(0 <= s <= e <= len(text) for s, e in zip(display.starts, display.ends, strict=True))
    assert [p.span.start for p in display.pieces] == [0, *(p.span.end for p in display.pieces)][: len(display.pieces)]
    for piece in display.pieces:
        if not piece.layers:
            assert display.source_span(piece.span).cut(text) == piece.span.cut(display.text)


@SEEDED
@given(MATHS)
def test_any_text_reads_without_an_error_and_maps_in_order(text: str) -> None:
    check_map(text, read_display(text))


@SEEDED
@given(MATHS)
def test_no_digit_of_the_source_is_lost(text: str) -> None:
    display = read_display(text)
    shown = {k for s, e in zip(display.starts, display.ends, strict=True) for k in range(s, e)}
    assert [k for k, char in enumerate(text) if char in "0123456789" and k not in shown] == []


@SEEDED
@given(MATHS, st.data())
def test_there_and_back_contains_what_it_came_from(text: str, data: st.DataObject) -> None:
    display = read_display(text)
    start = data.draw(st.integers(0, len(display.text)))
    end = data.draw(st.integers(start, len(display.text)))
    back = display.display_span(display.source_span(Span(start, end)))
    inner = [k for k in range(start, end) if display.starts[k] < display.ends[k]]
    assert all(back.start <= k < back.end for k in inner)


@SEEDED
@given(st.text(st.characters(exclude_characters="$^_\\")))
def test_text_without_maths_is_itself(text: str) -> None:
    display = read_display(text)
    assert display.text == text
    assert display.starts == tuple(range(len(text)))


@pytest.mark.parametrize(
    "unit",
    [
        "标准不确定度 $\\leq 2 \\times 10^{-8}$ ；",
        "$",
        "$$",
        "^",
        "^{",
        "{",
        "\\frac12",
        "$\\,",
        "CO_2",
        "\\",
        "a_",
        "'",
        "$x^",
    ],
)
@pytest.mark.parametrize("around", ["", "$"])
def test_reading_takes_steps_in_proportion_to_the_length(unit: str, around: str) -> None:
    def steps(count: int) -> int:
        text = around + unit * count + around
        made = 0

        def note(*_: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(note)
        try:
            read_display(text)
        finally:
            sys.setprofile(None)
        return made

    count = 800 // len(unit)
    steps(count)
    assert steps(8 * count) < 10 * steps(count) + 1000
