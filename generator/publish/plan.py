"""Compare what is to be with what is there: the steps to take, or everything that stands in the way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, Place, PublishError
from generator.publish.generations import Generations
from generator.publish.kinds import kind_of
from generator.publish.manifest import Owned, hash_of
from generator.publish.names import colliding_pairs, fault_of, fold_name, show

FOREIGN_HINT = "it is not a generated file and was left alone: move or rename it, or rename what generates this path"
EDITED_HINT = "it was edited by hand: move your change to the source if it is not there yet, and delete the file"

Files = Mapping[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """One file to write, replace or remove, known by the checksums before and after."""

    path: PurePosixPath
    """In the folder."""
    old: str | None
    """None where no file is there."""
    new: str | None
    """None where the file goes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do; made only when nothing stands in the way."""

    steps: tuple[Step, ...]
    """Removals first, so that a file can take the place of a folder and the other way round."""
    unchanged: tuple[PurePosixPath, ...]
    owned: Owned
    """The manifest as it is to be."""


def check_paths(files: Files) -> None:
    """Raise with every path that cannot be published."""
    found = [(path, f"the path {str(path)!r} {fault}") for path in files if (fault := fault_of(path))]
    found += [(second, f"{str(first)!r} and {str(second)!r} {why}") for first, second, why in colliding_pairs(files)]
    if found:
        hint = "give what generates it another name"
        raise PublishError(Diagnostic(Place(repr(str(p))), Code.FILE, message, hint) for p, message in found)


def check_obstacles(expected: Files, generations: Generations, owned: Owned) -> None:
    """Raise ``PublishError`` with what stands in the way whatever will be made: as much as shows before it is.

    ``expected`` are some of the files that will be made, each with how it is sure to begin (empty: not known). Where no
    list says what is ours and one of them begins so, pages of an earlier run may lie there: what is as it would be
    written is taken over, so that only what begins otherwise is told.
    """
    planner = _Planner(generations, owned)
    unedited = [path for path in sorted(owned) if planner.check_unedited(path)]
    is_lost = not owned and any(opening and planner.may_be(path, opening) for path, opening in expected.items())
    for path, opening in sorted(expected.items()):
        planner.check_free(path, opening if is_lost else None)
    if not is_lost:
        planner.check_folders({path.parts[0] for path in expected} - {path.parts[0] for path in unedited})
    if planner.problems:
        raise PublishError(planner.problems)


def plan_changes(files: Files, generations: Generations, owned: Owned) -> Plan:
    """The plan, or ``PublishError`` with everything that is in the way; nothing is written either way."""
    planner = _Planner(generations, owned)
    removals = [step for path in sorted(owned.keys() - files.keys()) for step in planner.steps_to_remove(path)]
    going = frozenset(step.path for step in removals)
    writes = [step for path in sorted(files) for step in planner.steps_to_write(path, files[path], going)]
    unchanged = tuple(sorted(files.keys() - {step.path for step in writes}))
    known = [*unchanged, *(step.path for step in (*removals, *writes) if step.old is not None)]
    planner.check_folders({path.parts[0] for path in files} - {path.parts[0] for path in known})
    if planner.problems:
        raise PublishError(planner.problems)
    return Plan((*removals, *writes), unchanged, {path: hash_of(data) for path, data in files.items()})


@dataclass
class _Planner:
    generations: Generations
    owned: Owned
    problems: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place_of = cache(self.generations.place_of)
        self.kind_of = cache(lambda path: kind_of(self._locate(path)))
        self.names_in = cache(names_in)

    def _locate(self, path: PurePosixPath) -> Path:
        """The path through our own links; foreign ones are not followed."""
        return self.place_of(path.parts[0]) / path

    def _checksum_of(self, path: PurePosixPath) -> str | None:
        """Checksum of the file there; None where something else, or nothing, is."""
        return hash_of(self._locate(path).read_bytes()) if self.kind_of(path) == "file" else None

    def steps_to_remove(self, path: PurePosixPath) -> Iterator[Step]:
        """Our file that is no longer made; forgotten where something else, or nothing, is there now."""
        if any(self.kind_of(parent) != "folder" for parent in path.parents[:-1]):
            return
        current = state_of(self._locate(path))
        if current == self.owned[path]:
            yield Step(path, current, None)
        elif self.kind_of(path) == "file":
            self._report_edited(path, "is no longer made, but is not as it was written")

    def check_unedited(self, path: PurePosixPath) -> bool:
        """Our file is as we wrote it, or gone; whether it is there as we wrote it."""
        state = self._checksum_of(path)
        if state and state != self.owned[path]:
            self._report_edited(path)
        return state == self.owned[path]

    def may_be(self, path: PurePosixPath, opening: bytes) -> bool:
        """Whether a file is there that begins like the one to be."""
        if self.kind_of(path) != "file":
            return False
        with self._locate(path).open("rb") as file:
            return file.read(len(opening)) == opening

    def check_free(self, path: PurePosixPath, opening: bytes | None) -> None:
        """Nothing but ours is where a file is to be; ours may be, with an ``opening``, what begins so."""
        if self._is_barred(path, frozenset(self.owned)) or path in self.owned or self.kind_of(path) != "file":
            return
        if opening is None or not self.may_be(path, opening):
            self._report_foreign(path)

    def steps_to_write(self, path: PurePosixPath, data: bytes, going: frozenset[PurePosixPath]) -> Iterator[Step]:
        """A file to be there; none where it already is as it is to be."""
        if self._is_barred(path, going):
            return
        new = hash_of(data)
        current = self._checksum_of(path)
        if current == new:
            return
        if current is None or current == self.owned.get(path):
            yield Step(path, current, new)
        elif path in self.owned:
            self._report_edited(path)
        else:
            self._report_foreign(path)

    def check_folders(self, names: Set[str]) -> None:
        """A folder at the top in which nothing is ours is somebody's own: it stays where it is."""
        for name in sorted(names):
            path = PurePosixPath(name)
            is_own = self.kind_of(path) == "folder" and self.place_of(name) == self.generations.folder
            if is_own and any(entries_below(self.generations.folder / name)) and not self._is_reported(name):
                self._report_foreign(path, "folder")

    def _is_reported(self, name: str) -> bool:
        place = show(self.generations.folder / name, self.generations.project)
        return any(f"{problem.place}/".startswith(f"{place}/") for problem in self.problems)

    def _is_barred(self, path: PurePosixPath, going: frozenset[PurePosixPath]) -> bool:
        """Whether no file can be written at a path, which is told."""
        obstacle = self._obstacle(path, going)
        if obstacle:
            self._report(path, f"cannot write '{path}': {obstacle}", FOREIGN_HINT)
        return bool(obstacle)

    def _obstacle(self, path: PurePosixPath, going: frozenset[PurePosixPath]) -> str:
        for parent in reversed(path.parents[:-1]):
            kind = self.kind_of(parent)
            if kind == "nothing" or (kind == "file" and parent in going):
                break
            if kind != "folder":
                return f"'{parent}' is a {kind}, where a folder is needed"
        kind = self.kind_of(path)
        if kind == "folder" and self._empties(path, going):
            return ""
        if kind in {"nothing", "file"}:
            return self._namesake(path, going)
        return f"a {kind} is there"

    def _empties(self, path: PurePosixPath, going: frozenset[PurePosixPath]) -> bool:
        inside = [path / name for name in entries_below(self._locate(path))]
        return bool(inside) and all(name in going for name in inside)

    def _namesake(self, path: PurePosixPath, going: frozenset[PurePosixPath]) -> str:
        folder = self._locate(path).parent if len(path.parts) > 1 else self.generations.folder
        names = self.names_in(folder).get(fold_name(PurePosixPath(path.name)), frozenset())
        others = [name for name in sorted(names - {path.name}) if path.parent / name not in going]
        return f"'{others[0]}' is there, which many systems take for the same name" if others else ""

    def _report_edited(self, path: PurePosixPath, what: str = "is not as it was written") -> None:
        self._report(path, f"the generated file '{path}' {what}", EDITED_HINT)

    def _report_foreign(self, path: PurePosixPath, what: str = "file") -> None:
        self._report(path, f"a hand-written {what} is in the way of the generated '{path}'", FOREIGN_HINT)

    def _report(self, path: PurePosixPath, message: str, hint: str) -> None:
        place = Place(show(self.generations.folder / path, self.generations.project))
        self.problems.append(Diagnostic(place, Code.FOREIGN_FILE, message, hint))


def entries_below(folder: Path) -> Iterator[PurePosixPath]:
    """Everything in a folder but the folders that hold something; links are not followed, nothing is passed over."""
    for base, folders, names in os.walk(folder, onerror=_raise):
        place = PurePosixPath(Path(base).relative_to(folder).as_posix())
        folders.sort()
        links = [name for name in folders if Path(base, name).is_symlink()]
        yield from (place / name for name in sorted([*names, *links]))
        if not folders and not names and place.parts:
            yield place


def _raise(error: OSError) -> None:
    raise error


def names_in(folder: Path) -> Mapping[str, frozenset[str]]:
    """The names in a folder by their folded form; empty where there is no such folder."""
    found: dict[str, frozenset[str]] = {}
    for entry in folder.iterdir() if folder.is_dir() else ():
        key = fold_name(PurePosixPath(entry.name))
        found[key] = found.get(key, frozenset()) | {entry.name}
    return found


def state_of(path: Path) -> str | None:
    """Checksum of the file at ``path``; None where nothing is, a word that is no checksum where it is no file."""
    kind = kind_of(path)
    if kind == "nothing":
        return None
    return hash_of(path.read_bytes()) if kind == "file" else kind
