"""What a PDF's fonts say about their characters, and whether they bring their shapes along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

FontId = tuple[int, int]
"""Number and generation of the font's object."""

MOST_LINES = 100
"""In one block of a character map, by the standard."""
_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]*)>")
_SHAPES = ("/FontFile", "/FontFile2", "/FontFile3")
_MAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True)
class Font:
    """A font as text set in it is read."""

    id: FontId
    width: int
    """Bytes in a code."""
    texts: Mapping[int, str]
    """Code → characters."""


def read_font(font: pikepdf.Object) -> Font:
    """What is needed to read text."""
    is_composite = font.get("/Subtype") == pikepdf.Name("/Type0")
    return Font(font.objgen, 2 if is_composite else 1, dict(_read_texts(font)))


def _read_texts(font: pikepdf.Object) -> Iterator[tuple[int, str]]:
    if "/ToUnicode" not in font:
        return
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes().decode("ascii")):
        numbers = _HEX.findall(block)
        if kind == "bfchar":
            yield from ((int(code, 16), _read_hex(text)) for code, text in zip(*[iter(numbers)] * 2, strict=True))
            continue
        for first, last, text in zip(*[iter(numbers)] * 3, strict=True):
            start = _read_hex(text)
            for step in range(int(last, 16) - int(first, 16) + 1):
                yield int(first, 16) + step, start[:-1] + chr(ord(start[-1]) + step)


def _read_hex(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be", "replace")


def write_map(font: Font) -> bytes:
    """A character map that says what ``font.texts`` says."""
    digits = 2 * font.width
    lines = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(font.texts.items())
    ]
    parts = (lines[start : start + MOST_LINES] for start in range(0, len(lines), MOST_LINES))
    blocks = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    return _MAP.format(first="0" * digits, last="F" * digits, blocks=blocks).encode("ascii")


def list_fonts(pdf: pikepdf.Pdf) -> dict[FontId, pikepdf.Object]:
    """Every font of the document that text can be set in."""
    fonts = (
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font
    )
    return {font.objgen: font for font in fonts if "/CIDSystemInfo" not in font}


def is_embedded(font: pikepdf.Object) -> bool:
    """Whether the shapes of its characters are in the document."""
    if font.get("/Subtype") == pikepdf.Name("/Type3"):
        return "/CharProcs" in font
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in _SHAPES)
