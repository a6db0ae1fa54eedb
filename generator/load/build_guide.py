"""Checked nodes to the typed model; nothing is interpreted beyond what the source contract says."""

from __future__ import annotations

from generator.errors import Place
from generator.load.nodes import ListNode, MapNode, Node, TextNode
from generator.model.guide import (
    BODY_LABEL,
    Change,
    Claim,
    Correction,
    Direction,
    Erratum,
    Field,
    Guide,
    RelatedChoice,
    Role,
    Section,
)

_CORRECTION_META = ("quote", "field", "not_a_quantity")


def build_guide(node: MapNode, directions: tuple[Direction, ...]) -> Guide:
    """The typed guide from the checked nodes of guide.yaml."""
    return Guide(
        id=_text(node, "id"),
        programme=_text(node, "programme"),
        title=_text(node, "title"),
        year=_text(node, "year"),
        stage=_text(node, "stage"),
        preamble=_text(node, "preamble"),
        sections=tuple(
            Section(_text(item, "number"), _text(item, "title"), item.place, _text(item, "text"))
            for item in _maps(node, "sections")
        ),
        directions=directions,
        roles=read_roles(node),
        empty_marks=_texts(node, "empty_marks"),
        claims=tuple(Claim(name, int(value.value), value.place) for name, value in _entries(node, "claims")),
        place=node.place,
        dropped=_texts(node, "dropped"),
        changes=tuple(
            Change(_text(item, "date"), _text(item, "text"), place_of(item, "date")) for item in _maps(node, "changes")
        ),
    )


def read_roles(node: MapNode) -> dict[Role, tuple[str, ...]]:
    """Role → labels, of the roles that exist (others were noted before)."""
    roles = node.items.get("roles")
    known = {role.value: role for role in Role}
    if not isinstance(roles, MapNode):
        return {}
    return {
        known[name]: tuple(item.value for item in labels.items if isinstance(item, TextNode))
        for name, labels in roles.items.items()
        if name in known and isinstance(labels, ListNode)
    }


def build_direction(node: MapNode, roles: dict[Role, tuple[str, ...]]) -> Direction:
    """The typed direction from the checked nodes of one file."""
    by_label = {label: role for role, labels in roles.items() for label in labels}
    by_label.setdefault(BODY_LABEL, Role.BODY)
    fields_node = node.items["fields"]
    assert isinstance(fields_node, MapNode)
    return Direction(
        number=_text(node, "number"),
        title=_text(node, "title"),
        tag=_text(node, "tag") or None,
        fields=tuple(
            Field(label, by_label.get(label, Role.OTHER), text.value, fields_node.places[label])
            for label, text in _entries(node, "fields")
        ),
        errata=tuple(_build_erratum(item) for item in _maps(node, "errata")),
        corrections=tuple(_build_correction(item) for item in _maps(node, "indicators")),
        related=_build_related(node.items.get("related")),
        place=node.places.get("number", node.place),
    )


def _build_erratum(node: MapNode) -> Erratum:
    return Erratum(
        field=_text(node, "field"),
        text=_text(node, "text"),
        suggestion=_text(node, "suggestion"),
        reason=_text(node, "reason"),
        place=node.place,
    )


def _build_correction(node: MapNode) -> Correction:
    values = {key: _text(node, key) for key in node.items if key not in _CORRECTION_META}
    return Correction(_text(node, "quote"), _text(node, "field"), values, _text(node, "not_a_quantity"), node.place)


def _build_related(node: Node | None) -> tuple[RelatedChoice, ...]:
    if not isinstance(node, MapNode):
        return ()
    added = [
        RelatedChoice(_text(item, "number"), _text(item, "reason"), suppress=False, place=item.place)
        for item in _maps(node, "add")
    ]
    suppressed = node.items.get("suppress")
    items = suppressed.items if isinstance(suppressed, ListNode) else ()
    dropped = [RelatedChoice(i.value, "", suppress=True, place=i.place) for i in items if isinstance(i, TextNode)]
    return (*added, *dropped)


def _text(node: MapNode, key: str) -> str:
    found = node.items.get(key)
    return found.value if isinstance(found, TextNode) else ""


def _texts(node: MapNode, key: str) -> tuple[str, ...]:
    found = node.items.get(key)
    items = found.items if isinstance(found, ListNode) else ()
    return tuple(item.value for item in items if isinstance(item, TextNode))


def _maps(node: MapNode, key: str) -> tuple[MapNode, ...]:
    found = node.items.get(key)
    items = found.items if isinstance(found, ListNode) else ()
    return tuple(item for item in items if isinstance(item, MapNode))


def _entries(node: MapNode, key: str) -> list[tuple[str, TextNode]]:
    found = node.items.get(key)
    items = found.items if isinstance(found, MapNode) else {}
    return [(name, value) for name, value in items.items() if isinstance(value, TextNode)]


def place_of(node: MapNode, key: str) -> Place:
    """Where a key stands, or the whole mapping where it does not."""
    return node.places.get(key, node.place)
