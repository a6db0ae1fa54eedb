"""Bind the published keys to the functions that fill them: no key without a function, no function without a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.export.json_text import Json
from generator.render.data_format import Shape

T = TypeVar("T")


@dataclass(frozen=True)
class Record(Generic[T]):
    """Writes one kind of object, its keys in the published order."""

    shape: Shape
    readers: Mapping[str, Callable[[T], Json]]

    def __post_init__(self) -> None:
        names = [key.name for key in self.shape.keys]
        if sorted(names) != sorted(self.readers):
            raise ValueError(f"keys and readers differ: {sorted(set(names) ^ set(self.readers))}")

    def write(self, item: T) -> dict[str, Json]:
        """The object for ``item``."""
        return {key.name: self.readers[key.name](item) for key in self.shape.keys}


def part(shape: Shape, name: str) -> Shape:
    """The shape of one key."""
    return next(key.shape for key in shape.keys if key.name == name)
