"""The Markdown pages under docs/ that people wrote: for readers, or for maintainers alone."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, GuideError, Place, SourceError
from generator.load import shown_path
from generator.load.characters import check_encoding
from generator.load.problems import Problems
from generator.publish import has_surrogate, note_refused, told_as_messages
from generator.render import paths

AUDIENCE = "audience"
MAINTAINERS = "maintainers"
"""``audience: maintainers`` in the front matter: a page that stands in no navigation and no search."""
LEFT_OUT = "templates"
"""A folder at the top of docs/ that MkDocs does not build."""
README = "README.md"
"""MkDocs builds it as the ``index.html`` of its folder."""


@dataclass(frozen=True)
class HandWritten:
    """What people wrote, by path below docs/, in order."""

    texts: Mapping[PurePosixPath, str] = field(default_factory=dict)

    @cached_property
    def pages(self) -> Mapping[PurePosixPath, str]:
        """For readers."""
        kept_out = frozenset(self.for_maintainers)
        return {name: text for name, text in self.texts.items() if name not in kept_out}

    @cached_property
    def for_maintainers(self) -> tuple[PurePosixPath, ...]:
        """For maintainers alone."""
        from mkdocs.utils.meta import get_data  # late: MkDocs takes longer to load than a page in the way to be found

        return tuple(name for name, text in self.texts.items() if get_data(text)[1].get(AUDIENCE) == MAINTAINERS)


def read_hand_written(
    docs: Path, root: Path, owned: Collection[PurePosixPath], made: Collection[PurePosixPath]
) -> HandWritten:
    """Read all of them; raises SourceError with every page that cannot be built.

    ``owned`` are our files of the last run, ``made`` is what this run makes: pages, or folders of them. What people put
    into these folders must be as good, but is no page of its own.
    """
    own = {path.parts[0] for path in (*owned, *made)}
    faults: list[Diagnostic] = []
    texts = {}
    found = sorted(set(_list_pages(docs, root, faults)) - set(owned))
    names = [name for name in found if _is_text(name, docs, root, faults)]
    for name in names:
        text = _read_page(docs / name, root, faults)
        if name.parts[0] not in own:
            texts[name] = text
    faults += _find_left_out(names, {*names, *owned, *made}, docs, root)
    if faults:
        raise SourceError(faults)
    return HandWritten(texts)


def _is_text(name: PurePosixPath, docs: Path, root: Path, faults: list[Diagnostic]) -> bool:
    """Whether a name can stand in an address; else it is noted."""
    if not has_surrogate(str(name)):
        return True
    place = Place(repr(shown_path(docs / name, root)))
    faults.append(Diagnostic(place, Code.FILE, "the name is not UTF-8", "rename the file"))
    return False


def _list_pages(docs: Path, root: Path, faults: list[Diagnostic]) -> Iterator[PurePosixPath]:
    """Markdown pages as MkDocs finds them: through links to folders, and no name that starts with a dot.

    A link back to a folder through which it is reached is noted as a fault: MkDocs would go round in it.
    """
    for base, folders, names in os.walk(docs, onerror=note_refused(faults, root), followlinks=True):
        left_out = LEFT_OUT if Path(base) == docs else ""
        folders[:] = [name for name in folders if not name.startswith(".") and name != left_out]
        loops = [name for name in folders if _is_loop(Path(base, name), docs)]
        folders[:] = sorted(set(folders) - set(loops))
        told = [_tell_loop(Path(base).resolve() / name, root) for name in loops]
        faults += [fault for fault in told if fault not in faults]
        for name in names:
            path = Path(base, name)
            if path.suffix == ".md" and not name.startswith(".") and path.is_file():
                yield PurePosixPath(path.relative_to(docs).as_posix())


def _is_loop(path: Path, docs: Path) -> bool:
    """Whether a link leads to a folder through which it was reached: docs/a/x/y, where x leads to b and b/y to a."""
    if not path.is_symlink():
        return False
    target, parents = path.resolve(), [parent for parent in path.parents if parent.is_relative_to(docs)]
    return any(parent.resolve().is_relative_to(target) for parent in parents)


def _tell_loop(path: Path, root: Path) -> Diagnostic:
    place = Place(shown_path(path, root))
    hint = "remove it, or another link of the circle"
    return Diagnostic(place, Code.FILE, "the link leads back to a folder through which it is reached", hint)


def _read_page(path: Path, root: Path, faults: list[Diagnostic]) -> str:
    """A page's text as MkDocs reads it, without a byte order mark; empty after noting why it cannot be read."""
    problems = Problems()
    try:
        with told_as_messages(path, root):
            data = path.read_bytes()
    except GuideError as error:
        faults += error.diagnostics
        return ""
    is_read = check_encoding(data, shown_path(path, root), problems)
    faults += problems.errors
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n") if is_read else ""


def _find_left_out(
    names: Collection[PurePosixPath], known: Collection[PurePosixPath], docs: Path, root: Path
) -> Iterator[Diagnostic]:
    """Pages that MkDocs leaves out, because another is built at their address."""
    for name in names:
        index = name.with_name(paths.HOME.name)
        if name.name == README and index in known:
            message = f"{README} is built as index.html, as '{index}' is"
            yield Diagnostic(Place(shown_path(docs / name, root)), Code.FILE, message, "give it another name")
