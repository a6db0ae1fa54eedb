"""Load guides from their folders: the only way from disk to the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, SourceError
from generator.load.build_guide import build_direction, build_guide, place_of, read_roles
from generator.load.characters import check_encoding
from generator.load.check_guide import check_guide, number_key
from generator.load.check_shape import check_shape
from generator.load.nodes import MapNode, read_bytes, read_nodes
from generator.load.problems import Problems, suggest
from generator.load.shapes import DIRECTION, GUIDE
from generator.model.guide import Direction, Guide, Role

GUIDE_FILE = "guide.yaml"
DIRECTIONS_FOLDER = "directions"
ORIGINAL_FILE = "original.txt"
SCHEMA_FOLDER = "schema"


@dataclass(frozen=True, slots=True)
class Source:
    """All guides under a source folder, in the order of their ids, and what should be looked at."""

    guides: tuple[Guide, ...]
    warnings: tuple[Diagnostic, ...]


def load_source(folder: Path, root: Path) -> Source:
    """Load every guide under ``folder``; raises one SourceError with all that is wrong, paths shown below ``root``."""
    problems = Problems()
    guides = [
        g for path in _guide_folders(folder, root, problems) if (g := _load_one(path, root, problems)) is not None
    ]
    if problems.errors:
        raise SourceError(problems.errors)
    return Source(tuple(guides), tuple(problems.warnings))


def load_guide(folder: Path, root: Path) -> Guide:
    """Load one guide's folder; raises one SourceError with all that is wrong."""
    problems = Problems()
    guide = _load_one(folder, root, problems)
    if guide is None or problems.errors:
        raise SourceError(problems.errors)
    return guide


def shown_path(path: Path, root: Path) -> str:
    """A path as messages name it: POSIX, below the project where it is."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _guide_folders(folder: Path, root: Path, problems: Problems) -> list[Path]:
    if not folder.is_dir():
        problems.add(
            Place(shown_path(folder, root)),
            Code.FILE,
            "there is no such folder",
            "create it, name the right one with 'source' in mkdocs.yml, or give the project's folder with --root",
        )
        return []
    found = sorted(p for p in folder.iterdir() if p.is_dir() and p.name != SCHEMA_FOLDER and not p.name.startswith("."))
    if not found:
        problems.add(
            Place(shown_path(folder, root)),
            Code.FILE,
            "there is no guide in this folder",
            "make one with 'guide-site import FILE --id ID'",
        )
    return found


def _load_one(folder: Path, root: Path, problems: Problems) -> Guide | None:
    node = _read_record(folder / GUIDE_FILE, root, problems)
    roles = _check_roles(node, problems) if node is not None else {}
    directions, all_loaded = _load_directions(folder / DIRECTIONS_FOLDER, root, roles, problems)
    _check_strays(folder, root, problems)
    _check_original(folder / ORIGINAL_FILE, root, problems)
    if node is None or not check_shape(node, GUIDE, "the guide", problems):
        return None
    guide = build_guide(node, directions)
    if guide.id != folder.name:
        problems.add(
            place_of(node, "id"),
            Code.VALUE,
            f"the id is {guide.id!r}, the folder {folder.name!r}",
            "give both the same name",
        )
    if all_loaded:
        check_guide(guide, problems)
    return guide


def _read_record(path: Path, root: Path, problems: Problems) -> MapNode | None:
    shown = shown_path(path, root)
    if path.is_symlink():
        problems.add(Place(shown), Code.FILE, "is a symbolic link", "put the file itself here")
        return None
    if not path.is_file():
        problems.add(Place(shown), Code.FILE, "there is no such file", "see 'The source' in CONTRIBUTING.md")
        return None
    node = read_nodes(path, shown, problems)
    if node is None or isinstance(node, MapNode):
        return node
    problems.add(node.place, Code.TYPE, "the file is not a mapping", "start with a line such as 'number: \"1.1\"'")
    return None


def _check_roles(node: MapNode, problems: Problems) -> dict[Role, tuple[str, ...]]:
    roles = node.items.get("roles")
    known = {role.value for role in Role}
    for name in roles.items if isinstance(roles, MapNode) else ():
        if name not in known and isinstance(roles, MapNode):
            problems.add(roles.places[name], Code.UNKNOWN_KEY, f"unknown role {name!r}", suggest(name, known))
    found = read_roles(node)
    seen: dict[str, Role] = {}
    for role, labels in found.items():
        for label in labels:
            if label in seen and isinstance(roles, MapNode):
                message = f"label {label!r} has the role {seen[label].value!r} already"
                problems.add(roles.places[role.value], Code.DUPLICATE, message, "name it once")
            seen[label] = role
    return found


def _load_directions(
    folder: Path, root: Path, roles: dict[Role, tuple[str, ...]], problems: Problems
) -> tuple[tuple[Direction, ...], bool]:
    """The directions that can be read, and whether that is all: what is missing is not worth telling else."""
    if not folder.is_dir() or folder.is_symlink():
        place = Place(shown_path(folder, root))
        problems.add(place, Code.FILE, "there is no such folder", "put one YAML file a direction into it")
        return (), False
    found = []
    all_loaded = True
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        direction = _load_direction(path, root, roles, problems)
        all_loaded &= direction is not None
        if direction is not None:
            found.append(direction)
    return tuple(sorted(found, key=lambda d: (number_key(d.number), d.place))), all_loaded


def _load_direction(path: Path, root: Path, roles: dict[Role, tuple[str, ...]], problems: Problems) -> Direction | None:
    if path.suffix != ".yaml":
        place = Place(shown_path(path, root))
        problems.add(place, Code.FILE, "is not a .yaml file", "rename it to <number>.yaml, or move it away")
        return None
    node = _read_record(path, root, problems)
    if node is None or not check_shape(node, DIRECTION, "the direction", problems):
        return None
    direction = build_direction(node, roles)
    if path.stem != direction.number:
        message = f"the number is {direction.number!r}, the file's name says {path.stem!r}"
        problems.add(direction.place, Code.VALUE, message, "give both the same number")
    return direction


def _check_original(path: Path, root: Path, problems: Problems) -> None:
    """That the document as received can be read, where it is there: a guide may be shown before it is proven."""
    shown = shown_path(path, root)
    if path.is_symlink():
        problems.add(Place(shown), Code.FILE, "is a symbolic link", "put the file itself here")
    elif path.exists() and not path.is_file():
        problems.add(Place(shown), Code.FILE, "is no file", "put the document as received here, as text")
    elif path.exists():
        data = read_bytes(path, shown, problems)
        if data is not None:
            check_encoding(data, shown, problems)


def _check_strays(folder: Path, root: Path, problems: Problems) -> None:
    known = {GUIDE_FILE, DIRECTIONS_FOLDER, ORIGINAL_FILE}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith(".") and not path.name.endswith("~"):
            place = Place(shown_path(path, root))
            problems.add(place, Code.FILE, "is not part of a guide", suggest(path.name, known))
