"""Any outline, printed and torn by page breaks at random, is recognised as the same outline."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.residue import find_residue
from tests.importer.helpers import guide_of, outline_of, show_outline

SETTINGS = settings(max_examples=25, derandomize=True, database=None, deadline=None)
HAN = st.sampled_from("计量标准研究装置溯源技术质量检测甲乙丙丁")
WORD = st.text(HAN, min_size=2, max_size=8)
PIECE = st.one_of(
    WORD,
    st.sampled_from(["DNA 检验", "标准不确定度 1.5%", "装置 12 套", "1-2 项", "（0.05-1）mA", "5.10 万人", "4.0%"]),
)
CLAUSE = st.lists(PIECE, min_size=1, max_size=4).map("，".join)
SENTENCE = st.lists(CLAUSE, min_size=1, max_size=3).map("；".join).map(lambda text: f"开展研究，{text}。")
TITLE = st.text(HAN, min_size=6, max_size=20)
KEYWORDS = st.lists(WORD, min_size=2, max_size=5).map("，".join)
HABIT = "本专项拟支持 DNA 检验 2 项、RNA 检验 3 项、mRNA 检验 4 项研究，2024 年起实施，支持 5 年，共 6 项。"


@dataclass(frozen=True)
class Drawn:
    """A document without page breaks, and its outline as the golden cases write it."""

    paragraphs: tuple[str, ...]
    outline: str


@st.composite
def outlines(draw: st.DrawFn) -> Drawn:
    paragraphs, shown = [HABIT], [f"preamble: {HABIT}"]
    for section in range(1, draw(st.integers(1, 3)) + 1):
        title = draw(TITLE)
        paragraphs.append(f"{section}. {title}")
        shown.append(f"section {section}: {title}")
        texts = draw(st.lists(SENTENCE, max_size=2))
        paragraphs += texts
        shown += ["  text: " + "\n    | ".join(texts)] if texts else []
        for direction in range(1, draw(st.integers(1, 3)) + 1):
            _draw_direction(draw, f"{section}.{direction}", paragraphs, shown)
    return Drawn(tuple(paragraphs), "\n".join(shown))


def _draw_direction(draw: st.DrawFn, number: str, paragraphs: list[str], shown: list[str]) -> None:
    title = draw(TITLE)
    paragraphs.append(f"{number} {title}")
    shown.append(f"direction {number}: {title}")
    for label in ("研究内容", "考核指标"):
        texts = draw(st.lists(SENTENCE, min_size=1, max_size=3))
        paragraphs += [f"{label}：{texts[0]}", *texts[1:]]
        shown.append(f"  {label}: " + "\n    | ".join(texts))
    keywords = draw(KEYWORDS)
    paragraphs.append(f"关键词：{keywords}")
    shown.append(f"  关键词: {keywords}")


def _may_tear(paragraph: str, at: int) -> bool:
    """Whether a page break may fall here: inside a sentence, not in the label, in a number or before a mark."""
    before, after = paragraph[at - 1], paragraph[at]
    start = paragraph.find("：") + 2
    inside_token = (before.isascii() and after.isascii()) and " " not in (before, after)
    return (
        at > start and not inside_token and before not in "；。 " and after not in "，；。、" and not before.isspace()
    )


@SETTINGS
@given(outlines(), st.data())
def test_page_breaks_change_nothing(drawn: Drawn, data: st.DataObject) -> None:
    torn = []
    for paragraph in drawn.paragraphs[1:]:
        places = [at for at in range(2, len(paragraph)) if "：" in paragraph and _may_tear(paragraph, at)]
        at = data.draw(st.sampled_from([0, *places]))
        torn.append(f"{paragraph[:at].rstrip()}\n\n{paragraph[at:].lstrip()}" if at else paragraph)
    text = "\n\n".join([drawn.paragraphs[0], *torn])
    assert show_outline(outline_of(text)) == drawn.outline
    assert find_residue(guide_of(text), text) == ()


@SETTINGS
@given(outlines(), st.data())
def test_page_numbers_between_pages_are_dropped_and_listed(drawn: Drawn, data: st.DataObject) -> None:
    lines = list(drawn.paragraphs)
    places = sorted(data.draw(st.lists(st.integers(1, len(lines)), max_size=4)))
    for page, at in reversed(list(enumerate(places, start=1))):
        lines.insert(at, f"- {page} -")
    text = "\n\n".join(lines)
    dropped = "".join(f"\ndropped: - {page} -" for page in range(1, len(places) + 1))
    assert show_outline(outline_of(text)) == drawn.outline + dropped
    assert find_residue(guide_of(text), text) == ()
