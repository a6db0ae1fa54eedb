"""The page of downloads: which files there are, what every key and column means, and how to use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.render import paths
from generator.render.data_format import (
    EXAMPLES,
    FILES,
    GUIDE,
    INDICATORS,
    KEYWORDS,
    SHEETS,
    CellKind,
    Example,
    Key,
    Shape,
    data_file,
    schema_file,
)
from generator.render.views.common import Context, Link, Linker, short_title

_DOCUMENTS = (("indicators_json", INDICATORS), ("guide_json", GUIDE), ("keywords_json", KEYWORDS))
_CELL_WORDS = {CellKind.NUMBER: "数", CellKind.TEXT: "文字", CellKind.LONG: "文字", CellKind.SOURCE: "文字"}


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to download."""

    link: Link
    meaning: str
    schema: Link | None


@dataclass(frozen=True)
class GuideFiles:
    """The files of one guide."""

    guide: Link
    anchor: str
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A key or a column."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class TermTable:
    """The keys of one object, or the columns of one sheet."""

    title: str
    anchor: str
    meaning: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class DocumentView:
    """A JSON file with the keys of all its objects."""

    title: str
    anchor: str
    tables: tuple[TermTable, ...]


@dataclass(frozen=True)
class DataView:
    """All that the page prints."""

    title: str
    crumbs: tuple[Link, ...]
    guides: tuple[GuideFiles, ...]
    sheets: tuple[TermTable, ...]
    documents: tuple[DocumentView, ...]
    examples: tuple[Example, ...]
    llms: Link
    feed: Link
    description: str


def view_data(context: Context, path: PurePosixPath) -> DataView:
    """The view of the page at ``path``."""
    linker = Linker(path)
    return DataView(
        title="数据下载",
        crumbs=(Link(linker.to(paths.HOME), "首页"),),
        guides=tuple(_guide_files(context, linker)),
        sheets=tuple(_sheet_tables()),
        documents=tuple(_view_document(name, shape) for name, shape in _DOCUMENTS),
        examples=EXAMPLES,
        llms=Link(linker.to(paths.LLMS), paths.LLMS.name),
        feed=Link(linker.to(paths.FEED), paths.FEED.name),
        description="指南全文、指标、关键词的 JSON、CSV 和 Excel 文件，附格式说明和用法示例。",
    )


def _guide_files(context: Context, linker: Linker) -> Iterator[GuideFiles]:
    for entry in context.site.guides:
        guide = entry.guide
        files = []
        for file in FILES:
            target = data_file(file.name, guide.id)
            schema = Link(linker.to(schema_file(file.schema)), file.schema) if file.schema else None
            files.append(FileView(Link(linker.to(target), target.name), file.meaning, schema))
        link = Link(linker.to(paths.guide_page(guide.id)), short_title(guide))
        yield GuideFiles(link, paths.plain(f"files-{guide.id}"), tuple(files))


def _sheet_tables() -> Iterator[TermTable]:
    for n, sheet in enumerate(SHEETS, start=1):
        terms = (TermView(column.title, _CELL_WORDS[column.kind], column.meaning) for column in sheet.columns)
        yield TermTable(sheet.title, paths.plain(f"sheet-{n}"), sheet.meaning, tuple(terms))


def _view_document(name: str, shape: Shape) -> DocumentView:
    file = next(file for file in FILES if file.name == name)
    anchor = paths.plain(name.replace("_", "-"))
    tables = tuple(
        TermTable(where or file.pattern, paths.plain(f"{anchor}-{n}"), "", tuple(_terms(keys)))
        for n, (where, keys) in enumerate(walk_objects(shape), start=1)
    )
    return DocumentView(file.pattern, anchor, tables)


def _terms(keys: Iterable[Key]) -> Iterator[TermView]:
    return (TermView(key.name, key.shape.words, key.meaning) for key in keys)


def walk_objects(shape: Shape, where: str = "") -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Every object of a document with the way to it, such as ``.directions[].fields[]``; the outermost first."""
    yield where, shape.keys
    for key in shape.keys:
        if key.shape.keys:
            step = f"{where}.{key.name}" + ("[]" if key.shape.schema.get("type") == "array" else "")
            yield from walk_objects(key.shape, step)
