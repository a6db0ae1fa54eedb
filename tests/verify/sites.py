"""A small guide and its site, as the templates make it, to be damaged in tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from generator.errors import Place
from generator.maths import read_display
from generator.model.guide import BODY_LABEL, Direction, Field, Guide, Role, Section
from generator.model.text import split_paragraphs

PLACE = Place("source/small/guide.yaml", 1)
HEAD = '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>小</title></head><body>'
FOOT = "</body></html>"

LABELS = {
    Role.CONTENT: "研究内容",
    Role.INDICATORS: "考核指标",
    Role.NOTES: "有关说明",
    Role.KEYWORDS: "关键词",
    Role.BODY: BODY_LABEL,
}


def make_field(role: Role, text: str, line: int) -> Field:
    """A field with the usual label."""
    return Field(LABELS[role], role, text, Place("source/small/directions/x.yaml", line))


def make_direction(number: str, title: str, fields: Sequence[tuple[Role, str]]) -> Direction:
    """A direction without anything that maintainers add."""
    made = tuple(make_field(role, text, line) for line, (role, text) in enumerate(fields, start=3))
    return Direction(number, title, None, made, (), (), (), Place(f"source/small/directions/{number}.yaml"))


GUIDE = Guide(
    id="small",
    programme="计划",
    title="小指南",
    year="2023",
    stage="",
    preamble="目标是：面向世界科技前沿。\n拟支持 2 个研究方向。",
    sections=(Section("1", "计量", PLACE, "本专题面向 <前沿>。\n  拟支持 $2$ 个方向。"), Section("2", "标准", PLACE)),
    directions=(
        make_direction(
            "1.1", "前沿 <探索> & 技术", [(Role.BODY, "　　原子核钟，稳定度 10^{-20} 量级。\n只选 1-2 项。")]
        ),
        make_direction(
            "1.2",
            "千克与𠮷",
            [
                (Role.CONTENT, "研究一；研究二 <b>不是标签</b>。\n第二段 &amp; 照写。"),
                (Role.INDICATORS, r"装置，标准不确定度 $\leq 2 \times 10^{-8}$ ；  两个空格。"),
                (Role.NOTES, "/"),
                (Role.KEYWORDS, "千克，量子（光、电）；复现"),
            ],
        ),
        make_direction("2", "标准化", [(Role.CONTENT, "培育一批国际标准。"), (Role.KEYWORDS, "/")]),
    ),
    roles={},
    empty_marks=("/",),
    claims=(),
    place=PLACE,
)
KEYWORDS = {"1.2": ("千克", "量子（光、电）", "复现")}


def display_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text as a reader sees them."""
    return [read_display(span.cut(text)).text for span in split_paragraphs(text)]


def render_direction(direction: Direction) -> str:
    """A direction's page."""
    parts = [HEAD, f'<h1 id="top">{escape(f"{direction.number} {direction.title}")}<a class="headerlink">¶</a></h1>']
    number = 0
    for field in direction.fields:
        parts.append(
            f'<h2 id="{field.role.value}">{field.label}<a class="headerlink" href="#{field.role.value}">¶</a></h2>'
        )
        for text in display_paragraphs(field.text):
            number += 1
            parts.append(f'<p id="p-{number}">{escape(text)}<a data-note href="#p-{number}">链接</a></p>')
    chips = " ".join(f"<a data-keyword>{word}</a>" for word in KEYWORDS.get(direction.number, ()))
    return "\n".join([*parts, f'<div id="keyword-list">{chips}</div>', FOOT])


def render_passages(owner: str, texts: Iterable[str]) -> str:
    """Paragraphs by their names in the whole guide."""
    return "\n".join(f'<p data-p="{owner}/p-{n}">{escape(text)}</p>' for n, text in enumerate(texts, start=1))


def render_full(guide: Guide) -> str:
    """The page with the whole text."""
    parts = [HEAD, render_title(guide.title)]
    for section in guide.sections:
        parts.append(render_section(section))
        for direction in guide.directions_in(section):
            if direction.number != section.number:
                anchor = direction.number.replace(".", "-")
                parts.append(f'<h3 id="direction-{anchor}">{escape(f"{direction.number} {direction.title}")}</h3>')
            texts = [text for field in direction.fields for text in display_paragraphs(field.text)]
            parts.append(render_passages(direction.number, texts))
    return "\n".join([*parts, FOOT])


def render_title(title: str) -> str:
    """The heading of a page."""
    return f'<h1 id="top">{escape(title)}</h1>'


def render_section_heading(section: Section) -> str:
    """The heading of a section on a page of the whole guide."""
    return f'<h2 id="section-{section.number}">{escape(f"{section.number}. {section.title}")}</h2>'


def render_section(section: Section) -> str:
    """Heading and text of a section on a page of the whole guide."""
    return render_section_heading(section) + render_passages(section.number, display_paragraphs(section.text))


def render_section_page(section: Section) -> str:
    """A section's page."""
    texts = enumerate(display_paragraphs(section.text), start=1)
    paragraphs = "".join(f'<p id="p-{n}">{escape(text)}<a data-note href="#p-{n}">链接</a></p>' for n, text in texts)
    return HEAD + render_title(f"{section.number}. {section.title}") + paragraphs + FOOT


def build_small_site(folder: Path, guide: Guide = GUIDE) -> Path:
    """The site of ``guide`` without a fault."""
    pages = folder / guide.id
    pages.mkdir(parents=True)
    preamble = render_passages("preamble", display_paragraphs(guide.preamble))
    write(folder / "index.html", f'{HEAD}<a href="{guide.id}/">指南</a>{FOOT}')
    sections = "".join(map(render_section, guide.sections))
    for section in guide.sections:
        write(pages / f"{section.number}.html", render_section_page(section))
    write(pages / "index.html", f'{HEAD}{render_title(guide.title)}<div id="preamble">{preamble}</div>{sections}{FOOT}')
    write(pages / "full.html", render_full(guide))
    for direction in guide.directions:
        write(pages / f"{direction.number}.html", render_direction(direction))
    return folder


def write(path: Path, text: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def replace(path: Path, old: str, new: str) -> None:
    """Change one spot of a page."""
    text = path.read_bytes().decode()
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_bytes(text.replace(old, new, 1).encode())
