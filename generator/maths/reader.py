"""Read one LaTeX maths span into glyphs: the table of what each command does."""

from __future__ import annotations

from generator.maths import commands, scripts, signs
from generator.maths.commands import Kind
from generator.maths.glyphs import Glyph, drop_vain_blanks
from generator.maths.state import Handler, MathsError, Reader, Token, read_tokens


def read_maths(text: str, outer: tuple[int, int], inner: tuple[int, int]) -> list[Glyph]:
    """Glyphs of the maths ``text[inner]``, whose source with its dollars is ``outer``; raises MathsError."""
    reader = Reader(read_tokens(text, *inner), _HANDLERS, pending=outer[0])
    reader.read_group(closing=False)
    if not reader.out:
        raise MathsError("maths without anything to show", *outer)
    reader.out[-1].end = outer[1]
    return drop_vain_blanks(reader.out)


def _read_command(reader: Reader, token: Token) -> None:
    name = token.text[1:]
    handler = _COMMANDS.get(name)
    if handler is None:
        raise reader.error(f"unknown command {token.text}")
    handler(reader, token)


def _read_symbol(reader: Reader, token: Token) -> None:
    signs.emit_symbol(reader, token, commands.SYMBOLS[token.text[1:]])


def _read_greek(reader: Reader, token: Token) -> None:
    signs.read_greek(reader, token, commands.GREEK[token.text[1:]])


def _read_prime(reader: Reader, token: Token) -> None:
    """``\\prime\\prime`` is one double prime."""
    last = reader.out[-1] if reader.out else None
    primes = list(commands.PRIMES.values())
    if last is not None and last.text in primes[:-1] and reader.pending is None:
        last.text = primes[primes.index(last.text) + 1]
        last.end = last.core_end = token.end
    else:
        reader.emit(primes[0], token, Kind.PRIME)


def _read_function(reader: Reader, token: Token) -> None:
    reader.emit(token.text[1:], token, Kind.FUNCTION)


def _read_blank(reader: Reader, token: Token) -> None:
    reader.emit(" ", token, Kind.BLANK)


def _read_silent(reader: Reader, token: Token) -> None:
    reader.wait(token)
    following = reader.peek()
    if token.text[1:] in commands.FENCES and following is not None and following.text == ".":
        reader.take_peeked()


def _read_text_style(reader: Reader, token: Token) -> None:
    reader.wait(token)
    first = len(reader.out)
    reader.read_argument("text")
    for glyph in reader.out[first + 1 :]:
        glyph.glued = True


def _read_upright_style(reader: Reader, token: Token) -> None:
    _read_style(reader, token, "upright")


def _read_plain_style(reader: Reader, token: Token) -> None:
    _read_style(reader, token, "maths")


def _read_style(reader: Reader, token: Token, mode: str) -> None:
    reader.wait(token)
    following = reader.peek()
    if token.text[1:] in commands.SWITCHES and (following is None or following.kind != "open"):
        reader.mode = mode
    else:
        reader.read_argument(mode)


def _read_chemistry(reader: Reader, token: Token) -> None:
    reader.wait(token)
    reader.read_argument("chemistry")


def _read_fraction(reader: Reader, token: Token) -> None:
    """``a/b``, with brackets where the line would else be read otherwise."""
    reader.wait(token)
    upper, lower = reader.read_apart(whole=False), reader.read_apart(whole=False)
    if not upper or not lower:
        raise reader.error("a fraction without its two parts")
    if reader.previous() is Kind.NUMBER:
        reader.out.append(_inserted(" ", upper[0].start, Kind.BLANK))
    bracket_lower = _is_compound(lower) or _factors(lower) > 1
    reader.out += _in_brackets(upper) if _is_compound(upper) else upper
    reader.out.append(_inserted("/", lower[0].start, Kind.TIGHT))
    reader.out += _in_brackets(lower) if bracket_lower else lower


def _read_root(reader: Reader, token: Token) -> None:
    following, index = reader.peek(), ""
    sign = reader.emit(commands.ROOTS[""], token, Kind.OTHER)
    if following is not None and following.text == "[":
        index = _read_index(reader)
        sign.end = reader.tokens[reader.at - 1].end
    if index not in commands.ROOTS:
        raise reader.error(f"no sign for the root [{index}]")
    sign.text = commands.ROOTS[index]
    glyphs = reader.read_apart(whole=False)
    reader.out += _in_brackets(glyphs) if _is_compound(glyphs) or _factors(glyphs) > 1 else glyphs


def _read_index(reader: Reader) -> str:
    reader.take_peeked()
    index = ""
    while reader.at < len(reader.tokens):
        token = reader.take()
        if token.text == "]":
            return index
        index += token.text.strip()
    raise reader.error("a [ without its ]")


def _read_accent(reader: Reader, token: Token) -> None:
    reader.wait(token)
    glyphs = reader.read_apart(whole=False)
    if len(glyphs) != 1 or len(glyphs[0].text) != 1:
        raise reader.error(f"{token.text} over more than one letter")
    glyphs[0].text += commands.ACCENTS[token.text[1:]]
    reader.out += glyphs


def _is_compound(glyphs: list[Glyph]) -> bool:
    return any(glyph.kind in (Kind.SPACED, Kind.TIGHT) and not glyph.layers for glyph in glyphs)


def _factors(glyphs: list[Glyph]) -> int:
    return sum(not glyph.glued for glyph in glyphs)


def _in_brackets(glyphs: list[Glyph]) -> list[Glyph]:
    start, end = glyphs[0].start, glyphs[-1].end
    return [_inserted("(", start, Kind.OPEN), *glyphs, _inserted(")", end, Kind.CLOSE)]


def _inserted(text: str, place: int, kind: Kind) -> Glyph:
    """A sign that the display form needs and the source has not."""
    return Glyph(text, place, place, place, place, kind)


_COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(commands.SYMBOLS, _read_symbol),
    **dict.fromkeys(commands.GREEK, _read_greek),
    **dict.fromkeys(commands.FUNCTIONS, _read_function),
    **dict.fromkeys(commands.BLANKS, _read_blank),
    **dict.fromkeys(commands.SILENT, _read_silent),
    **dict.fromkeys(commands.TEXT_STYLES, _read_text_style),
    **dict.fromkeys(commands.UPRIGHT_STYLES, _read_upright_style),
    **dict.fromkeys(commands.PLAIN_STYLES, _read_plain_style),
    **dict.fromkeys(commands.CHEMISTRY, _read_chemistry),
    **dict.fromkeys(commands.SCRIPT_STYLES, scripts.read_script),
    **dict.fromkeys(commands.FRACTIONS, _read_fraction),
    **dict.fromkeys(commands.ACCENTS, _read_accent),
    "sqrt": _read_root,
    "prime": _read_prime,
}

_HANDLERS: dict[str, Handler] = {
    "command": _read_command,
    "number": signs.read_number,
    "letters": signs.read_letters,
    "prime": signs.read_prime,
    "blank": signs.read_blank,
    "open": signs.read_open,
    "close": signs.read_close,
    "script": scripts.read_script,
    "char": signs.read_char,
}
