"""A table of faults that people make: what is done to two sections of the real guide, and exactly what is said.

A new fault is one more row: a name, the file, what becomes of its bytes, and the messages (without the path).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GUIDE = "source/nqi-2023/guide.yaml"
D12 = "source/nqi-2023/directions/1.2.yaml"
ORIGINAL = "source/nqi-2023/original.txt"
D13 = "source/nqi-2023/directions/1.3.yaml"


@dataclass(frozen=True)
class Fault:
    """One row."""

    name: str
    spoil: Callable[[Path], None]
    """Gets the project's folder."""
    messages: tuple[str, ...]
    """All lines that are printed, in order."""


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Replace the first ``old``, which must be there."""

    def spoil(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def append(path: str, more: str) -> Callable[[Path], None]:
    """Add text at the end of a file."""

    def spoil(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(more)

    return spoil


def write(path: str, data: bytes) -> Callable[[Path], None]:
    """Write a file's bytes."""

    def spoil(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return spoil


def encode(path: str, encoding: str) -> Callable[[Path], None]:
    """Save a file in another encoding."""

    def spoil(root: Path) -> None:
        (root / path).write_bytes((root / path).read_text("utf-8").encode(encoding))

    return spoil


def remove(path: str) -> Callable[[Path], None]:
    """Delete a file."""

    def spoil(root: Path) -> None:
        (root / path).unlink()

    return spoil


def rename(path: str, to: str) -> Callable[[Path], None]:
    """Move a file."""

    def spoil(root: Path) -> None:
        (root / path).rename(root / to)

    return spoil


def link(path: str, to: str) -> Callable[[Path], None]:
    """Put a symbolic link in a file's place."""

    def spoil(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return spoil


def both(*spoils: Callable[[Path], None]) -> Callable[[Path], None]:
    """One thing after another."""

    def spoil(root: Path) -> None:
        for one in spoils:
            one(root)

    return spoil


def name_guide(name: str) -> Callable[[Path], None]:
    """Give the guide another name."""
    return both(
        replace(GUIDE, "id: nqi-2023", f"id: {name}"),
        rename("source/nqi-2023", f"source/{name}"),
    )


_HEAD = "# yaml-language-server: $schema=../../schema/direction.schema.json\n"
_INVISIBLE = "remove it: readers cannot see it, and it can change what they see"
_FOREIGN = "it is not a generated file and was left alone: move or rename it, or rename what generates this path"
_EDITED = "it was edited by hand: move your change to the source if it is not there yet, and delete the file"
_CIRCLE = "the link leads back to a folder through which it is reached, remove it, or another link of the circle"
_MANUAL = "see the examples in CONTRIBUTING.md"


def _minimal(fields: str) -> bytes:
    return f'{_HEAD}number: "1.2"\ntitle: 题\nfields:\n{fields}'.encode()


def _nest_aliases(levels: int) -> bytes:
    """A mapping of lists, each of nine times the one before."""
    lines = (f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels + 1))
    return "".join(lines).encode()


FAULTS = (
    Fault(
        "an unknown key",
        replace(D12, "fields:", "feilds:"),
        (
            f"{D12}:2: the direction has no 'fields', add it: Label → verbatim text, in the guide's order.",
            f"{D12}:4: unknown key 'feilds', did you mean 'fields'?",
        ),
    ),
    Fault(
        "a key that stands twice",
        replace(D12, "title: ", "title: 另题\ntitle: "),
        (f"{D12}:4: key 'title' stands here again (first in line 3), keep one of the two",),
    ),
    Fault(
        "a field that stands twice",
        append(D12, "  研究内容: 又一次\n"),
        (f"{D12}:13: key '研究内容' stands here again (first in line 5), keep one of the two",),
    ),
    Fault(
        "a list where a text belongs",
        replace(D12, "title: ", "title: [1]\ntag: "),
        (f"{D12}:3: 'title' is a list, not a text, {_MANUAL}",),
    ),
    Fault(
        "a text where fields belong",
        write(D12, f'{_HEAD}number: "1.2"\ntitle: 题\nfields: 正文\n'.encode()),
        (f"{D12}:4: 'fields' is a text, not a mapping, {_MANUAL}",),
    ),
    Fault(
        "a mapping where a text belongs",
        replace(D12, "title: ", "title: {a: b}\ntag: "),
        (f"{D12}:3: 'title' is a mapping, not a text, {_MANUAL}",),
    ),
    Fault(
        "a list instead of a mapping",
        write(D12, b"- a\n"),
        (f"{D12}:1: the file is not a mapping, start with a line such as 'number: \"1.1\"'",),
    ),
    Fault(
        "a lone text instead of a mapping",
        write(D12, b"hello\n"),
        (f"{D12}:1: the file is not a mapping, start with a line such as 'number: \"1.1\"'",),
    ),
    Fault("an empty file", write(D12, b""), (f"{D12}: the file is empty, {_MANUAL}",)),
    Fault("only a comment", write(D12, b"# nothing\n"), (f"{D12}: the file is empty, {_MANUAL}",)),
    Fault(
        "an empty title",
        replace(D12, "title: 千克", 'title: ""\ntag: 千克'),
        (f"{D12}:3: 'title' is empty, write its text, or remove the key",),
    ),
    Fault(
        "no title",
        replace(D12, "title: ", "tag: "),
        (f"{D12}:2: the direction has no 'title', add it: Title as printed.",),
    ),
    Fault(
        "a title over two lines",
        replace(D12, "title: 千克", "title: |-\n  甲\n  乙\ntag: 千克"),
        (f"{D12}:3: 'title' has several lines, write it on one line",),
    ),
    Fault(
        "a number that is none",
        replace(D12, 'number: "1.2"', 'number: "1.b"'),
        (f"{D12}:2: 'number' is '1.b', write a number such as \"1.2\" in quotes",),
    ),
    Fault(
        "a number that leaves the folder",
        replace(D12, 'number: "1.2"', 'number: "../../x"'),
        (f"{D12}:2: 'number' is '../../x', write a number such as \"1.2\" in quotes",),
    ),
    Fault(
        "a number in full-width digits",
        replace(D12, 'number: "1.2"', 'number: "１.２"'),
        (f"{D12}:2: 'number' is '１.２', write a number such as \"1.2\" in quotes",),
    ),
    Fault(
        "a number that is not the file's",
        replace(D12, 'number: "1.2"', 'number: "1.4"'),
        (
            f"{D12}:2: the number is '1.4', the file's name says '1.2', give both the same number",
            f"{D13}:2: direction '1.2' is missing before '1.3', add its file, or mend the number",
        ),
    ),
    Fault(
        "a missing direction",
        remove(D12),
        (
            f"{D13}:2: direction '1.2' is missing before '1.3', add its file, or mend the number",
            f"{GUIDE}:9: the guide claims 4 directions, the source has 3, find what is missing, or mend the claim",
        ),
    ),
    Fault(
        "a number that stands twice",
        write("source/nqi-2023/directions/1.20.yaml", _minimal("  研究内容: 文\n")),
        (
            f"{D12.replace('1.2', '1.20')}:2: direction '1.2' stands in {D12} too, give each direction its own number",
            f"{D12.replace('1.2', '1.20')}:2: the number is '1.2', the file's name says '1.20', give both the same number",
            f"{GUIDE}:9: the guide claims 4 directions, the source has 5, find what is missing, or mend the claim",
        ),
    ),
    Fault(
        "a direction of no section",
        rename(D12, "source/nqi-2023/directions/11.1.yaml"),
        (
            "source/nqi-2023/directions/11.1.yaml:2: the number is '1.2', the file's name says '11.1', "
            "give both the same number",
        ),
    ),
    Fault(
        "a section twice",
        replace(GUIDE, '{number: "2"', '{number: "1"'),
        (
            "source/nqi-2023/directions/2.yaml:2: direction '2' belongs to no section, add section '2' to guide.yaml",
            f"{GUIDE}:15: section '1' stands here again, give each its own",
        ),
    ),
    Fault(
        "a section without directions",
        replace(GUIDE, "changes:", '  - {number: "11", title: 空}\nchanges:'),
        (f"{GUIDE}:16: section '11' has no direction, add its files under directions/, or remove it",),
    ),
    Fault(
        "an empty text of a section",
        replace(GUIDE, '{number: "1", ', '{number: "1", text: "", '),
        (f"{GUIDE}:14: 'text' is empty, write its text, or remove the key",),
    ),
    Fault(
        "a zero-width blank in the text of a section",
        replace(GUIDE, '{number: "1", ', '{number: "1", text: "面\u200b向", '),
        (f"{GUIDE}:14: U+200B is an invisible formatting character, {_INVISIBLE}",),
    ),
    Fault(
        "a folded text of a section",
        replace(GUIDE, '{number: "1", title: 国际', '{number: "1", text: "甲\n    乙", title: 国际'),
        (f"{GUIDE}:14: the text is folded: a blank would stand at each line end, write it as a block after '|-'",),
    ),
    Fault(
        "a text of a section that is a direction",
        replace(GUIDE, '{number: "2", ', '{number: "2", text: 甲, '),
        (f"{GUIDE}:15: section '2' is a direction itself and has a text too, write the text in 2.yaml",),
    ),
    Fault(
        "a section that is a direction and has directions",
        write("source/nqi-2023/directions/1.yaml", b'number: "1"\ntitle: x\nfields: {\xe6\xad\xa3\xe6\x96\x87: x}\n'),
        (
            f"{GUIDE}:9: the guide claims 4 directions, the source has 5, find what is missing, or mend the claim",
            f"{GUIDE}:14: section '1' is a direction itself and has directions too, "
            "write its text under 'text' of the section, and remove 1.yaml",
        ),
    ),
    Fault(
        "a claim that is wrong",
        replace(GUIDE, 'directions: "4"', 'directions: "5"'),
        (f"{GUIDE}:9: the guide claims 5 directions, the source has 4, find what is missing, or mend the claim",),
    ),
    Fault(
        "a claim that is no number",
        replace(GUIDE, 'directions: "4"', "directions: 许多"),
        (f"{GUIDE}:9: 'directions' is '许多', write a whole number in quotes",),
    ),
    Fault(
        "an id that is not the folder's",
        replace(GUIDE, "id: nqi-2023", "id: nqi-2024"),
        (f"{GUIDE}:2: the id is 'nqi-2024', the folder 'nqi-2023', give both the same name",),
    ),
    Fault(
        "an id with a path in it",
        replace(GUIDE, "id: nqi-2023", "id: ../nqi"),
        (f"{GUIDE}:2: 'id' is '../nqi', write small letters, digits and single hyphens",),
    ),
    Fault(
        "a year that is none",
        replace(GUIDE, 'year: "2023"', "year: 今年"),
        (f"{GUIDE}:5: 'year' is '今年', write a year such as \"2023\", from 1970 to 2099, in quotes",),
    ),
    Fault(
        "a year before all others",
        replace(GUIDE, 'year: "2023"', 'year: "0000"'),
        (f"{GUIDE}:5: 'year' is '0000', write a year such as \"2023\", from 1970 to 2099, in quotes",),
    ),
    Fault(
        "a day that is none, and days out of order",
        replace(
            GUIDE,
            "changes:",
            'changes:\n  - {date: "2020-02-30", text: 一}\n  - {date: "2020-01-01", text: 二}\n  - {date: "1950-01-01", text: 三}',
        ),
        (
            f"{GUIDE}:17: '2020-02-30' under 'changes' is no day, write it as year-month-day, from 1970 to 2099",
            f"{GUIDE}:19: '1950-01-01' under 'changes' is no day, write it as year-month-day, from 1970 to 2099",
            f"{GUIDE}:20: '2026-11-25' stands below '2020-01-01', put the newest first under 'changes'",
        ),
    ),
    Fault(
        "an unknown role",
        replace(GUIDE, "roles: {indicators:", "roles: {indicator:"),
        (f"{GUIDE}:7: unknown role 'indicator', did you mean 'indicators'?",),
    ),
    Fault(
        "a label with two roles",
        replace(GUIDE, "notes: [有关说明]", "notes: [考核指标]"),
        (f"{GUIDE}:7: label '考核指标' has the role 'indicators' already, name it once",),
    ),
    Fault("no guide.yaml", remove(GUIDE), (f"{GUIDE}: there is no such file, see 'The source' in CONTRIBUTING.md",)),
    Fault("an anchor", replace(D12, "title: ", "title: &a "), (f"{D12}:3: anchor '&a' is not allowed, remove it",)),
    Fault(
        "an alias",
        write(D12, _minimal("  研究内容: &a 文\n  考核指标: *a\n")),
        (
            f"{D12}:5: anchor '&a' is not allowed, remove it",
            f"{D12}:6: alias '*a' is not allowed, write the text out in full",
        ),
    ),
    Fault(
        "an alias of nothing",
        write(D12, _minimal("  研究内容: *b\n")),
        (f"{D12}:5: alias '*b' is not allowed, write the text out in full",),
    ),
    Fault(
        "a list that stands in itself",
        write(D12, b"a: &x [*x]\n"),
        (
            f"{D12}:1: alias '*x' is not allowed, write the text out in full",
            f"{D12}:1: anchor '&x' is not allowed, remove it",
        ),
    ),
    Fault(
        "a mapping that stands in itself",
        write(D12, b"a: &x {b: *x}\n"),
        (
            f"{D12}:1: alias '*x' is not allowed, write the text out in full",
            f"{D12}:1: anchor '&x' is not allowed, remove it",
        ),
    ),
    Fault(
        "few bytes that stand for more than any machine holds",
        write(D12, _nest_aliases(9)),
        tuple(
            line
            for number in range(1, 10)
            for line in (
                f"{D12}:{number}: alias '*a{number - 1}' is not allowed, write the text out in full",
                f"{D12}:{number}: anchor '&a{number}' is not allowed, remove it",
            )
        ),
    ),
    Fault(
        "the number of no character",
        replace(D12, "title: 千克", 'title: "\\UFFFFFFFF"\ntag: 千克'),
        (f"{D12}:3: not valid YAML: no character has the number after '\\U', write it itself",),
    ),
    Fault(
        "the number of the first that is no character",
        replace(D12, "title: 千克", 'title: "\\U00110000"\ntag: 千克'),
        (f"{D12}:3: not valid YAML: no character has the number after '\\U', write it itself",),
    ),
    Fault(
        "a tag",
        replace(D12, "title: ", "title: !!binary "),
        (f"{D12}:3: tag '!!binary' is not allowed, remove it: every value is a text",),
    ),
    Fault(
        "a tag that would run code",
        replace(D12, "title: ", "title: !!python/object/apply:os.system "),
        (f"{D12}:3: tag '!!python/object/apply:os.system' is not allowed, remove it: every value is a text",),
    ),
    Fault(
        "a merge key",
        replace(D12, "title: ", "<<: {a: b}\ntitle: "),
        (f"{D12}:3: unknown key '<<', use one of: errata, fields, indicators, number, related, tag, title",),
    ),
    Fault(
        "folded text",
        write(D12, _minimal("  研究内容: >-\n    甲\n    乙\n")),
        (f"{D12}:5: the text is folded: a blank would stand at each line end, write it as a block after '|-'",),
    ),
    Fault(
        "a plain text over two lines",
        write(D12, _minimal("  研究内容: 甲\n    乙\n")),
        (f"{D12}:5: the text is folded: a blank would stand at each line end, write it as a block after '|-'",),
    ),
    Fault(
        "a quoted text over two lines",
        write(D12, _minimal('  研究内容: "甲\n    乙"\n')),
        (f"{D12}:5: the text is folded: a blank would stand at each line end, write it as a block after '|-'",),
    ),
    Fault(
        "a text cut by a number sign",
        write(D12, _minimal("  研究内容: 甲 #乙\n")),
        (f"{D12}:5: the text is cut off at ' #', put it in quotes",),
    ),
    Fault(
        "two documents",
        append(D12, '---\nnumber: "1.2"\n'),
        (f"{D12}:13: not valid YAML: but found another document, keep one document a file: remove the second '---'",),
    ),
    Fault(
        "a tab as indent",
        write(D12, _minimal("\t研究内容: 甲\n")),
        (
            f"{D12}:5: not valid YAML: found character '\\t' that cannot start any token, indent with blanks, not with tabs",
        ),
    ),
    Fault(
        "an open quote",
        replace(D12, "title: ", 'title: "'),
        (
            f"{D12}:8: not valid YAML: found unknown escape character 'l', put the text in quotes, or as a block after '|-'",
        ),
    ),
    Fault(
        "a colon in a plain text",
        replace(D12, "title: ", "title: 甲: 乙"),
        (
            f"{D12}:3: not valid YAML: mapping values are not allowed here, put the text in quotes, or as a block after '|-'",
        ),
    ),
    Fault(
        "a key that is a list",
        replace(D12, "title: ", "[a]: b\ntitle: "),
        (f"{D12}:3: a key must be a text, remove the brackets",),
    ),
    Fault(
        "nesting without end",
        write(D12, b"a: " + b"[" * 100_000),
        (f"{D12}:1: not valid YAML: nested too deeply, {_MANUAL}",),
    ),
    Fault(
        "GB18030",
        encode(D12, "gb18030"),
        (f"{D12}:3: byte 0xbf is not UTF-8, it looks like GB18030: save the file as UTF-8",),
    ),
    Fault(
        "UTF-16",
        encode(D12, "utf-16"),
        (f"{D12}:1: the file starts with a byte order mark of UTF-16, save it as UTF-8 without BOM",),
    ),
    Fault(
        "a byte order mark",
        encode(D12, "utf-8-sig"),
        (f"{D12}:1: the file starts with a byte order mark of UTF-8, save it as UTF-8 without BOM",),
    ),
    Fault(
        "bytes that are no text",
        write(D12, b"number: \x80\xff\xff"),
        (f"{D12}:1: byte 0x80 is not UTF-8, save the file as UTF-8",),
    ),
    Fault(
        "a huge file",
        write(D12, b"#" * (5 * 1024 * 1024)),
        (f"{D12}: the file has 5242880 bytes, a source may have 4194304, check that this is the right file",),
    ),
    Fault(
        "a control character",
        replace(D12, "面向", "面\x07向"),
        (f"{D12}:6: U+0007 is a control character, {_INVISIBLE}",),
    ),
    Fault(
        "an escape character by name",
        replace(D12, "title: 千克", 'title: "\\e[2J"\ntag: 千克'),
        (f"{D12}:3: U+001B is a control character, {_INVISIBLE}",),
    ),
    Fault("a null", write(D12, b"number: \x00"), (f"{D12}:1: U+0000 is a control character, {_INVISIBLE}",)),
    Fault(
        "text that runs backwards",
        replace(D12, "面向", "面\u202e向"),
        (f"{D12}:6: U+202E is an invisible formatting character, {_INVISIBLE}",),
    ),
    Fault(
        "a zero-width blank",
        replace(D12, "面向", "面\u200b向"),
        (f"{D12}:6: U+200B is an invisible formatting character, {_INVISIBLE}",),
    ),
    Fault(
        "a byte order mark in mid-text",
        replace(D12, "面向", "面\ufeff向"),
        (f"{D12}:6: U+FEFF is an invisible formatting character, {_INVISIBLE}",),
    ),
    Fault(
        "a line separator", replace(D12, "面向", "面\u2028向"), (f"{D12}:6: U+2028 is a line separator, {_INVISIBLE}",)
    ),
    Fault(
        "half a surrogate pair",
        replace(D12, "title: 千克", 'title: "\\ud800"\ntag: 千克'),
        (f"{D12}:3: U+D800 is half of a surrogate pair, {_INVISIBLE}",),
    ),
    Fault(
        "no character at all",
        replace(D12, "面向", "面\uffff向"),
        (f"{D12}:6: U+FFFF is not a character, {_INVISIBLE}",),
    ),
    Fault(
        "a file that is no YAML",
        write("source/nqi-2023/directions/notes.txt", b"x"),
        ("source/nqi-2023/directions/notes.txt: is not a .yaml file, rename it to <number>.yaml, or move it away",),
    ),
    Fault(
        "a stray file",
        write("source/nqi-2023/guide.yml", b"x"),
        ("source/nqi-2023/guide.yml: is not part of a guide, did you mean 'guide.yaml'?",),
    ),
    Fault(
        "an original in GB18030",
        encode(ORIGINAL, "gb18030"),
        (f"{ORIGINAL}:3: byte 0xb9 is not UTF-8, it looks like GB18030: save the file as UTF-8",),
    ),
    Fault(
        "an original in UTF-16",
        encode(ORIGINAL, "utf-16"),
        (f"{ORIGINAL}:1: the file starts with a byte order mark of UTF-16, save it as UTF-8 without BOM",),
    ),
    Fault(
        "an original that is a link to a secret",
        link(ORIGINAL, "/etc/passwd"),
        (f"{ORIGINAL}: is a symbolic link, put the file itself here",),
    ),
    Fault(
        "an original that is a folder",
        both(remove(ORIGINAL), write(f"{ORIGINAL}/a.txt", b"x")),
        (f"{ORIGINAL}: is no file, put the document as received here, as text",),
    ),
    *(
        Fault(
            f"U+{ord(char):04X} that shows nothing",
            replace(D12, "面向", f"面{char}向"),
            (f"{D12}:6: U+{ord(char):04X} is an invisible character, {_INVISIBLE}",),
        )
        for char in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2800\u3164\uffa0"
    ),
    Fault("a symbolic link", link(D12, "1.3.yaml"), (f"{D12}: is a symbolic link, put the file itself here",)),
    Fault("a link to a secret", link(D12, "/etc/passwd"), (f"{D12}: is a symbolic link, put the file itself here",)),
    Fault(
        "an erratum that does not stand there",
        append(D12, "errata:\n  - {field: 研究内容, text: 没有的字, suggestion: 甲, reason: 乙}\n"),
        (f"{D12}:14: '没有的字' does not stand in 研究内容, copy the exact words",),
    ),
    Fault(
        "an erratum in no field",
        append(D12, "errata:\n  - {field: 研究内空, text: 字, suggestion: 甲, reason: 乙}\n"),
        (f"{D12}:14: no field '研究内空' in this direction, did you mean '研究内容'?",),
    ),
    Fault(
        "an erratum without a reason",
        append(D12, "errata:\n  - {field: 研究内容, text: 面向, suggestion: 甲}\n"),
        (f"{D12}:14: an item of 'errata' has no 'reason', add it: Why it looks wrong.",),
    ),
    Fault(
        "a related direction that is none",
        append(D12, 'related:\n  suppress: ["99.9"]\n'),
        (f"{D12}:14: '99.9' is no other direction of this guide, name one by its number",),
    ),
    Fault(
        "a direction related to itself",
        append(D12, 'related:\n  add: [{number: "1.2", reason: 同}]\n'),
        (f"{D12}:14: '1.2' is no other direction of this guide, name one by its number",),
    ),
    Fault(
        "a correction with an unknown comparator",
        append(D12, 'indicators:\n  - {quote: "0.12", comparator: "=<"}\n'),
        (f"{D12}:14: 'comparator' is '=<', write one of = <= >= < > range ± ~",),
    ),
    Fault(
        "a guide with a name of the site",
        name_guide("data"),
        ("source/data/guide.yaml:2: the id 'data' is taken by the site itself, choose another",),
    ),
    Fault(
        "a guide with the name of a device",
        name_guide("con"),
        ("source/con/guide.yaml:2: the id 'con' is a device's name on Windows, choose another",),
    ),
    Fault(
        "a hand-written file in the way",
        both(write("docs/keywords/xin-ci.md", b"mine"), replace(D12, "，坎德拉\n", "，坎德拉，新词\n")),
        (
            f"docs/keywords/xin-ci.md: a hand-written file is in the way of the generated 'keywords/xin-ci.md', {_FOREIGN}",
        ),
    ),
    Fault(
        "a hand-written folder in the way",
        both(name_guide("nqi-2024"), write("docs/nqi-2024/notes.md", b"mine")),
        (f"docs/nqi-2024: a hand-written folder is in the way of the generated 'nqi-2024', {_FOREIGN}",),
    ),
    Fault(
        "a symbolic link in the way",
        link("docs/index.md", "help.md"),
        (f"docs/index.md: cannot write 'index.md': a symbolic link is there, {_FOREIGN}",),
    ),
    Fault(
        "a name in the way that many systems take for the same",
        write("docs/INDEX.md", b"mine"),
        (
            f"docs/index.md: cannot write 'index.md': 'INDEX.md' is there, which many systems take for the same name, {_FOREIGN}",
        ),
    ),
    Fault(
        "an edited page",
        write("docs/nqi-2023/1.2.md", b"edited"),
        (f"docs/nqi-2023/1.2.md: the generated file 'nqi-2023/1.2.md' is not as it was written, {_EDITED}",),
    ),
    Fault(
        "an edited page that goes",
        both(write("docs/keywords/kan-de-la.md", b"edited"), replace(D12, "，坎德拉\n", "\n")),
        (
            f"docs/keywords/kan-de-la.md: the generated file 'keywords/kan-de-la.md' is not as it was written, {_EDITED}",
        ),
    ),
    Fault(
        "a damaged manifest",
        write("docs/.generated/2.json", b"{"),
        (
            "docs/.generated/2.json: the list of generated files is damaged (not the JSON that was written), "
            "delete it: generated files that are as they would be written are taken over, all others are reported",
        ),
    ),
    Fault(
        "a manifest that leads out of the folder",
        write("docs/.generated/2.json", b'{"version": 1, "files": {"../x": "' + b"0" * 64 + b'"}}'),
        (
            "docs/.generated/2.json: the list of generated files is damaged (the path '../x'), "
            "delete it: generated files that are as they would be written are taken over, all others are reported",
        ),
    ),
    Fault(
        "a damaged link to the pages",
        link("docs/.generated/current", "/etc"),
        (
            "docs/.generated/current: the link to the generated files is not as it was made, move what people wrote "
            "out of the folders beside it, then delete the folder with all of them",
        ),
    ),
    Fault(
        "a file where the generated pages lie",
        both(rename("docs/.generated", "docs/elsewhere"), write("docs/.generated", b"mine")),
        ("docs/.generated: a file is there, where the generated files come into a folder, move it away",),
    ),
    Fault(
        "a hand-written page whose name is not UTF-8",
        write("docs/\udcff.md", b"# mine"),
        ("'docs/\\udcff.md': the name is not UTF-8, rename the file",),
    ),
    Fault(
        "templates that are missing or are none",
        both(remove("site_templates/home.md.j2"), append("site_templates/parts/facts.j2", "\n{% if %}\n")),
        (
            "site_templates/home.md.j2: there is no such template, add it",
            "site_templates/parts/facts.j2:11: not a valid template: Expected an expression, got 'end of statement block', "
            "mend the template",
        ),
    ),
    Fault(
        "hand-written pages that are not UTF-8, and a source with a mistake",
        both(
            write("docs/a.md", "# 一\n\n量子\n".encode("gbk")),
            write("docs/nqi-2023/mine.md", "量子\n".encode("utf-16")),
            replace(D12, "title: ", "titel: "),
        ),
        (
            "docs/a.md:3: byte 0xc1 is not UTF-8, it looks like GB18030: save the file as UTF-8",
            "docs/nqi-2023/mine.md:1: the file starts with a byte order mark of UTF-16, save it as UTF-8 without BOM",
            f"{D12}:2: the direction has no 'title', add it: Title as printed.",
            f"{D12}:3: unknown key 'titel', did you mean 'title'?",
        ),
    ),
    Fault(
        "pages that are built where others are",
        both(
            write("docs/README.md", b"# x\n"),
            write("docs/nqi-2023/README.md", b"# x\n"),
            write("docs/notes/README.md", b"# x\n"),
            write("docs/notes/index.md", b"# x\n"),
        ),
        (
            "docs/README.md: README.md is built as index.html, as 'index.md' is, give it another name",
            "docs/notes/README.md: README.md is built as index.html, as 'notes/index.md' is, give it another name",
            "docs/nqi-2023/README.md: README.md is built as index.html, as 'nqi-2023/index.md' is, give it another name",
        ),
    ),
    Fault(
        "links that lead round in a circle",
        both(
            write("docs/a/x.md", b"# x\n"),
            write("docs/b/y.md", b"# y\n"),
            link("docs/a/b", "../b"),
            link("docs/b/a", "../a"),
            link("docs/loop", "."),
        ),
        (
            f"docs/a/b: {_CIRCLE}",
            f"docs/b/a: {_CIRCLE}",
            f"docs/loop: {_CIRCLE}",
        ),
    ),
    Fault(
        "two mistakes in two files",
        both(replace(D12, "title: ", "titel: "), replace(D13, "fields:", "field:")),
        (
            f"{D12}:2: the direction has no 'title', add it: Title as printed.",
            f"{D12}:3: unknown key 'titel', did you mean 'title'?",
            f"{D13}:2: the direction has no 'fields', add it: Label → verbatim text, in the guide's order.",
            f"{D13}:4: unknown key 'field', did you mean 'fields'?",
        ),
    ),
)
