"""The words of the guides as data: YAML files with grammar and examples, and the typed vocabulary made of them."""

from generator.vocabulary.load_vocabulary import build_vocabulary, load_vocabulary
from generator.vocabulary.types import (
    ComparatorWord,
    Deliverable,
    Example,
    Measurand,
    Measure,
    QuantityTitle,
    Reason,
    Status,
    Unit,
    Vocabulary,
)

__all__ = [
    "ComparatorWord",
    "Deliverable",
    "Example",
    "Measurand",
    "Measure",
    "QuantityTitle",
    "Reason",
    "Status",
    "Unit",
    "Vocabulary",
    "build_vocabulary",
    "load_vocabulary",
]
