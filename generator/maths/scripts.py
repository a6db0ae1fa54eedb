"""Read superscripts and subscripts: in Unicode's own script characters, or set high with a copyable ``^( )``."""

from __future__ import annotations

from generator.maths import commands
from generator.maths.commands import Kind
from generator.maths.glyphs import Glyph, Layer, Style
from generator.maths.state import Reader, Token

_NO_BASE = frozenset([Kind.BLANK, Kind.TIGHT, Kind.SPACED, Kind.SIGN, Kind.OPEN, Kind.COMMA])
"""What a script does not hang on: behind these it leads, as in ¹³C."""


def read_script(reader: Reader, token: Token) -> None:
    """Read a superscript or subscript and hang it on what stands before."""
    start = reader.take_pending(token)
    raised = commands.SCRIPT_STYLES.get(token.text[1:], token.text) == "^"
    following = reader.peek()
    glyphs = _read_signed(reader) if following is not None and following.text == "-" else reader.read_apart()
    end = reader.tokens[reader.at - 1].end
    reader.pending = None
    hang(reader, glyphs, start, end, raised=raised)


def _read_signed(reader: Reader) -> list[Glyph]:
    """``-3`` behind a ``^`` without braces: both, as the author means, where TeX would take the sign alone."""
    glyphs = reader.read_apart()
    if reader.at < len(reader.tokens) and reader.tokens[reader.at].kind == "number":
        glyphs += reader.read_apart()
    return glyphs


def hang(reader: Reader, glyphs: list[Glyph], start: int, end: int, *, raised: bool) -> None:
    """Write a script: as a sign of its own, in Unicode's script characters, or set high with a copyable ``^( )``."""
    if not glyphs:
        if reader.out:
            reader.out[-1].end = end
        else:
            reader.pending = start
        return
    glyphs[0].start, glyphs[-1].end = start, end
    if raised and glyphs[0].kind in (Kind.DEGREE, Kind.PRIME, Kind.DEGREE_UNIT):
        reader.out += glyphs
        return
    base = reader.out[-1].kind if reader.out else Kind.BLANK
    glyphs = _in_script_characters(glyphs, raised=raised) or _wrap(reader, glyphs, base, raised=raised)
    for glyph in glyphs:
        glyph.kind, glyph.glued = _kind_on(base), True
    glyphs[0].glued = base not in (Kind.SPACED, Kind.COMMA)
    reader.out += glyphs


def _kind_on(base: Kind) -> Kind:
    if base is Kind.NUMBER:
        return Kind.POWER
    return Kind.LEADING if base in _NO_BASE else base


def _in_script_characters(glyphs: list[Glyph], *, raised: bool) -> list[Glyph]:
    """The same in Unicode's script characters; none where one of them is missing."""
    table = commands.SUPERSCRIPTS if raised else commands.SUBSCRIPTS
    if not all(char in table for glyph in glyphs for char in glyph.text):
        return []
    for glyph in glyphs:
        glyph.text = "".join(table[char] for char in glyph.text)
        glyph.layers = ()
    return glyphs


def _wrap(reader: Reader, glyphs: list[Glyph], base: Kind, *, raised: bool) -> list[Glyph]:
    """Set glyphs high or low. A copy says so with ^( ), but NOₓ and Uₘₐₓ are copied and searched as NOx and Umax."""
    outer = Layer(Style.SUP if raised else Style.SUB, next(reader.keys))
    for glyph in glyphs:
        glyph.layers = (outer, *glyph.layers)
    if raised or base in (Kind.NUMBER, Kind.POWER):
        return _in_marks(reader, glyphs, outer, "^" if raised else "_")
    return glyphs


def _in_marks(reader: Reader, glyphs: list[Glyph], outer: Layer, sign: str) -> list[Glyph]:
    """Around a script what tells a copy that it is one: ``^(`` and ``)``, or ``^`` before a single character."""
    first, last = glyphs[0], glyphs[-1]
    single = sum(len(glyph.text) for glyph in glyphs) == 1
    layers = (outer, Layer(Style.HIDDEN, next(reader.keys)))
    mark = sign if single else f"{sign}("
    opening = Glyph(mark, first.start, first.start, first.core, first.core, Kind.OTHER, layers=layers)
    first.start = first.core
    if single:
        return [opening, *glyphs]
    layers = (outer, Layer(Style.HIDDEN, next(reader.keys)))
    closing = Glyph(")", last.core_end, last.core_end, last.end, last.end, Kind.OTHER, layers=layers)
    last.end = last.core_end
    return [opening, *glyphs, closing]
