"""Make as many directions as wanted out of the real guide's own sentences, the same ones at every run."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import pairwise

from generator.search import SearchDocument, SearchPart
from tests.search.site import read_documents

SEED = 20231122
CLAUSE = re.compile(r"[^，。；、：（）]+")


def make_corpus(count: int) -> list[SearchDocument]:
    """The real pages, and synthetic directions behind them until there are ``count`` directions.

    A synthetic direction has the shape of a real one; its sentences are real ones of all directions mixed, its title
    is made of two clauses, its keywords of pieces of clauses, so that it has no keyword of the guide as its own.
    """
    documents = read_documents()
    real = [document for document in documents if document.kind == "direction"]
    taken = {keyword for document in real for keyword in document.keywords}
    chance = random.Random(SEED)
    sentences = _split_sentences(real)
    clauses = [c.strip() for text in sentences for c in CLAUSE.findall(text) if 8 <= len(c.strip()) <= 20]
    made = [_make_direction(number, chance, real, sentences, clauses, taken) for number in range(count - len(real))]
    return real + made + [document for document in documents if document.kind != "direction"]


def _split_sentences(documents: Sequence[SearchDocument]) -> list[str]:
    texts = [part.text for document in documents for part in document.parts if part.heading != "关键词"]
    return [sentence for text in texts for sentence in re.findall(r"[^。；]+[。；]?", text)]


def _make_direction(
    number: int,
    chance: random.Random,
    real: Sequence[SearchDocument],
    sentences: Sequence[str],
    clauses: Sequence[str],
    taken: set[str],
) -> SearchDocument:
    model = chance.choice(real)
    halves = [clause[2:5].strip() for clause in chance.sample(clauses, 8)]
    keywords = tuple(one + other for one, other in pairwise(halves) if one + other not in taken)[:5]
    parts = []
    for position, part in enumerate(model.parts, start=1):
        wanted = len(re.findall(r"[。；]", part.text)) or 1
        text = "，".join(keywords) if part.heading == "关键词" else "".join(chance.choices(sentences, k=wanted))
        parts.append(SearchPart(f"p-{position}", part.heading, text))
    name = f"{11 + number // 30}.{1 + number % 30}"
    title = f"{name} {'与'.join(chance.sample(clauses, 2))}研究"
    return SearchDocument(f"nqi-2023/{name}.html", title, "direction", tuple(parts), keywords)
