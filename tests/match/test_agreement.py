"""The browser's script and `guide-site match` are one algorithm: the same directions, scores, words and sentences."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.match import MatchIndex, match_text, write_index
from generator.match.excerpt import list_sentences
from generator.match.runs import cut_runs
from generator.render.views.match import SCRIPTS
from tests.browser import open_browser
from tests.cases.hostile import HOSTILE
from tests.match import quality
from tests.match.builder import make_index, make_profile

pytestmark = pytest.mark.browser
ENGINE = [f"{name}.js" for name in SCRIPTS if name != "match"]
ASK = """
async ([given, top]) => {
  window.opened ??= guideMatching.openIndex("data/")
  const answers = []
  for (const text of JSON.parse(given)) answers.push(await guideMatching.match(text, await window.opened, top))
  return JSON.stringify(answers)
}
"""


def write_page(folder: Path, index: MatchIndex) -> str:
    """A page with the engine and the data of an index; its address."""
    for path, content in write_index(index, PurePosixPath("data")).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    scripts = quality.ROOT / "docs" / "assets" / "javascripts"
    tags = "".join(f'<script src="{(scripts / name).as_uri()}"></script>' for name in ENGINE)
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{tags}", "utf-8")
    return (folder / "index.html").as_uri()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that matches with the real guide, opened from its folder."""
    address = write_page(tmp_path_factory.mktemp("engine"), quality.real_index())
    with open_browser() as browser:
        page = browser.new_page()
        page.goto(address)
        yield page


def ask(page: Page, texts: Sequence[str], top: int | None = None) -> list[Any]:
    """The script's answers, without what only the page needs."""
    answers: list[Any] = json.loads(page.evaluate(ASK, [json.dumps(texts), top]))
    for answer in answers:
        for hit in answer["hits"]:
            del hit["tone"]
    return answers


def expect(index: MatchIndex, texts: Sequence[str], top: int | None = None) -> list[Any]:
    """The generator's answers, as the script writes them."""
    answers: list[Any] = json.loads(json.dumps([asdict(match_text(index, text, top)) for text in texts]))
    return answers


def assert_same(page: Page, texts: Sequence[str], top: int | None = None) -> None:
    for text, found, wanted in zip(texts, ask(page, texts, top), expect(quality.real_index(), texts, top), strict=True):
        assert found == wanted, text[:200]


def test_abstracts_and_texts_of_other_subjects_are_answered_alike(page: Page) -> None:
    cases = [*quality.read_cases("abstracts.txt"), *quality.read_cases("foreign.txt")]
    assert_same(page, [case.text for case in cases])
    assert_same(page, [case.text for case in cases[:6]], 43)


def test_halves_of_the_guide_are_answered_alike(page: Page) -> None:
    assert_same(page, [one.query for one in quality.cut_halves(7, strike=False)], 5)


def test_hostile_empty_and_odd_texts_are_answered_alike(page: Page) -> None:
    odd = ["", " ", "\n\n", "量", "量子", "量\u200b子\r\n计　量", "𠮷𠮷量子𠮷计量", "🧪" * 200 + "光栅尺" + "🧪" * 200,
           "\0光栅\x85尺",
           "ＴＳＶ tsv TSV", "¹⁴CO₂ 与 14co2", "İıſK光栅", "a" * 30, "1 2 3", "光栅" * 5000, "ﷺ㎏℃Ⅳ光栅尺"]  # fmt: skip
    assert_same(page, [*odd, *HOSTILE, *(f"光栅尺{text}量子化复现。{text}" for text in HOSTILE)])


def test_texts_of_characters_thrown_together_are_answered_alike(page: Page) -> None:
    chance = random.Random(5)
    known = sorted(quality.real_index().postings)
    others = [*"。；！？\n\n \t　，-a1Ａ²🧪的和", "\r\n", "\n\n", "TSV", "5G", "国家标准"]
    texts = ["".join(chance.choice(known if chance.random() < 0.6 else others) for _ in range(chance.randrange(120)))
             for _ in range(60)]  # fmt: skip
    assert_same(page, texts)


def test_a_text_of_a_hundred_thousand_characters_is_answered_alike(page: Page) -> None:
    whole = "".join(part.text for profile in quality.read_profiles() for part in profile.parts)
    assert_same(page, [(whole * 6)[:100_000]])


@pytest.mark.slow
def test_every_character_is_taken_alike(page: Page) -> None:
    characters = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code)) not in ("Cs", "Cn")]
    text = "中".join(characters)
    found = json.loads(
        page.evaluate(
            "given => JSON.stringify(guideMatching.text.cutRuns([...JSON.parse(given)])"
            ".map(run => [run.text, run.places, run.isChinese]))",
            json.dumps(text),
        )
    )
    assert found == [[run.text, list(run.places), run.is_chinese] for run in cut_runs(text)]


def test_sentences_end_alike(page: Page) -> None:
    chance = random.Random(9)
    for _ in range(60):
        text = "".join(
            chance.choice(["量子", "。", "；", "\n", "\n\n", " ", "x!", "🧪", "　", "长句子没有标点"])
            for _ in range(30)
        )
        found = page.evaluate("text => guideMatching.text.listSentences([...text])", text)
        assert found == [[span.start, span.end] for span in list_sentences(text)], repr(text)


@pytest.mark.parametrize("count", [0, 1, 2, 70])
def test_small_and_large_guides_are_answered_alike(tmp_path: Path, count: int) -> None:
    """Seventy directions make steps of two digits in a posting."""
    index = make_index(
        *(
            make_profile(
                f"1.{n}",
                f"题目{chr(0x4E00 + n)}",
                "研究光栅与振动。" if n % 40 == 3 else f"建立{chr(0x5000 + n)}乙装置。",
            )
            for n in range(count)
        )
    )
    with open_browser() as browser:
        page = browser.new_page()
        page.goto(write_page(tmp_path, index))
        texts = ["光栅与振动", "题目丁", "建立装置", "乙装"]
        assert ask(page, texts, 50) == expect(index, texts, 50)
