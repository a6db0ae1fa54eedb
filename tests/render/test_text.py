"""A field's text on the page: the same to the character, whatever it holds, and marks around parts of it."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markdown import Markdown  # type: ignore[import-untyped] # its stubs are not among the tools
from markupsafe import Markup
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser

from generator.maths import read_display
from generator.model.text import Span
from generator.render.environment import make_environment, render_template
from generator.render.text import Mark, escape_text, render_inline, visible_text
from tests.cases.hostile import HOSTILE

CASES = Path(__file__).parent.parent / "cases" / "maths"
EXTENSION_NAMES = """
abbr admonition attr_list def_list footnotes md_in_html meta tables toc pymdownx.arithmatex pymdownx.betterem
pymdownx.bracketspan pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.fancylists
pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.progressbar
pymdownx.quotes pymdownx.saneheaders pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist
pymdownx.tilde pymdownx.blocks.admonition pymdownx.blocks.details pymdownx.blocks.html
"""
SETTINGS = {
    "toc": {"permalink": False},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "owner",
        "repo": "repo",
        "provider": "github",
    },
}
PAGE = """# {0} {{#heading}}

{0}
{{: #p-3 .verbatim }}

* {0}
{{: #item }}

[{0}](x.html){{#link}}

<table><tbody><tr><td id="raw">{0}</td></tr></tbody></table>

| a | b |
|---|---|
| {0} | [x](y.html) |

term {0}
: {0}

<div markdown="1" id="inside">

{0}

</div>

A last paragraph.
{{: #last }}
"""
PLACES = ("#heading", "#p-3", "li", "#link", "#raw", "table:not(:has(#raw)) td", "dd", "#inside p")

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n")
TEXTS = st.lists(
    st.one_of(
        st.text(CHARACTERS, max_size=8),
        st.sampled_from(HOSTILE),
        st.text(st.sampled_from(r" 　#*_-+=~^`|<>&[](){}!:;/\"'.,$%@0123456789abAB计量"), max_size=8),
    ),
    min_size=1,
    max_size=4,
).map("".join)


@lru_cache
def markdown() -> Markdown:
    return Markdown(extensions=EXTENSION_NAMES.split(), extension_configs=SETTINGS)


def parse(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<!doctype html><meta charset=utf-8><body>{page}")


def content(page: LexborHTMLParser, selector: str) -> str:
    found = page.css_first(selector)
    assert found is not None, selector
    return found.text()


def text_of(fragment: str) -> str:
    return content(parse(f"<p>{fragment}</p>"), "p")


def check_plain(text: str) -> None:
    page = check_every_place(text, escape_text(text))
    if not {"\ufffe", "\uffff"} & set(text):  # YAML cannot hold them, and the loader refuses them
        assert show_title(text) == f"{text} - S"
    assert page.css_first("h1 *, #p-3 *, li *, #link *, #raw *, dt *, dd *, #inside p *") is None


THEME = Path(__file__).parents[2] / "site_templates"
HEAD = '{% import "parts/macros.j2" as parts %}{{ parts.front_matter(page, "direction") }}\n'


@lru_cache
def title_templates() -> tuple[Environment, Environment]:
    """Ours, which writes the title into a page's head, and the theme's, which shows it."""
    ours = {"head.md.j2": HEAD, "parts/macros.j2": (THEME / "parts/macros.j2").read_text("utf-8")}
    frame = {"base.html": "{% block htmltitle %}{% endblock %}"}
    shown = frame | {"main.html": (THEME / "theme/main.html").read_text("utf-8")}
    theme = Environment(loader=DictLoader(shown))
    theme.filters["url"] = str  # of MkDocs; the title has none
    return make_environment(ours), theme


def show_title(text: str) -> str:
    """The title that a browser shows for a page with this title."""
    ours, theme = title_templates()
    page = SimpleNamespace(title=text, description=text)
    _, meta = get_data(render_template(ours, "head.md.j2", "", {"page": page}))
    values = {"page": SimpleNamespace(meta=meta, is_homepage=False), "config": SimpleNamespace(site_name="S")}
    return content(parse(theme.get_template("main.html").render(values)), "title")


def check_every_place(text: str, escaped: Markup) -> LexborHTMLParser:
    assert len(escaped.splitlines()) == 1
    page = parse(markdown().reset().convert(PAGE.format(escaped)))
    assert {place: content(page, place) for place in PLACES} == dict.fromkeys(PLACES, text)
    assert content(page, "dt") == f"term {text}"
    assert content(page, "#last") == "A last paragraph."
    assert page.css_first("script, img, svg, iframe, style, [onclick], a:not([href='x.html'],[href='y.html'])") is None
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_from_every_place_of_a_markdown_page(text: str) -> None:
    check_plain(text)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(TEXTS)
def test_any_text_comes_back_from_every_place_of_a_markdown_page(text: str) -> None:
    if text:
        check_plain(text)


@pytest.mark.campaign
@settings(deadline=None, max_examples=20_000)
@given(TEXTS)
def test_twenty_thousand_texts_come_back_from_every_place(text: str) -> None:
    if text:
        check_plain(text)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(TEXTS)
def test_any_field_shows_its_display_form_in_every_place(text: str) -> None:
    if text:
        check_every_place(visible_text(text), render_inline(text))


def test_one_megabyte_of_hostile_text_can_be_written() -> None:
    assert len(escape_text("<*_　" * 250_000)) > 1_000_000


@pytest.mark.parametrize("char", ["\x00", "\x02", "\x03", "\x1c", "\x7f", "\x85", "\ud800"])
def test_a_character_that_has_no_exact_html_is_refused(char: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(char):04X} cannot stand in a page"):
        escape_text(f"a{char}b")


def readable(markup: str) -> str:
    """The HTML with ASCII punctuation unescaped, as the case files write it."""
    return re.sub(r"&#(\d+);", lambda m: html.escape(chr(int(m[1])), quote=False), markup)


@pytest.mark.parametrize("name", ["nqi-2023.txt", "other.txt"])
def test_maths_is_set_with_italic_variables_and_real_superscripts(name: str) -> None:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    cases = [line.split("\t") for line in lines if not line.startswith("# ")]
    assert [[source, readable(render_inline(source))] for source, _, _ in cases] == [[s, h] for s, _, h in cases]
    assert [text_of(render_inline(source)) for source, _, _ in cases] == [display for _, display, _ in cases]


def test_a_number_and_its_raised_figures_are_one_piece_also_under_marks() -> None:
    text = "优于1×10^{-11}，5 cm²"
    number, unit = '<span class="g-whole">1×10<span class="maths">⁻¹¹</span></span>', '<span class="g-whole">cm²</span>'
    assert shown(text) == f"优于{number}，5 {unit}"
    assert shown(text, Mark(Span(1, 12), "mark")) == f"优<mark>于{number}</mark>，5 {unit}"


def test_a_script_without_unicode_characters_is_raised_and_copies_with_its_brackets() -> None:
    page = parse(render_inline(r"$\text{Hz}^{1/2}$"))
    assert content(page, "sup") == "^(1/2)"
    assert [node.text() for node in page.css(".maths-mark")] == ["^(", ")"]


MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["a", "mark", "span"]), st.booleans()), max_size=6
)
LATEX = r"千克 $u=0.1\text{mm}+0.1\times10^{-6}L$ ，$\text{Hz}^{1/2}$ 与 10^{-20}"


def build_marks(drawn: list[tuple[int, int, str, bool]]) -> list[Mark]:
    after = Markup("<span data-note>注</span>")
    return [
        Mark(Span(min(a, b), max(a, b)), tag, {"id": f"m{k}", "title": "x"}, after if noted else Markup(""))
        for k, (a, b, tag, noted) in enumerate(drawn)
    ]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(["abcdefghijklmnopqrst", LATEX]) | TEXTS, MARKS)
def test_marks_of_any_kind_change_no_character(text: str, drawn: list[tuple[int, int, str, bool]]) -> None:
    marks = build_marks(drawn)
    page = parse(f"<p>{render_inline(text, marks)}</p>")
    assert page.css_first("a a") is None
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert sorted(ids, key=str) == [f"m{k}" for k in range(len(marks))]
    assert len(page.css("[data-note]")) == sum(bool(mark.after) for mark in marks)
    assert page.css_first("a [data-note], mark [data-note]") is None
    for node in page.css("[data-note]"):
        node.decompose()
    assert content(page, "p") == visible_text(text)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.sampled_from([LATEX, f"{LATEX}\n第二段 $5\\%$"]), st.integers(0, 90), st.integers(0, 90))
def test_a_part_of_a_text_shows_that_part_of_its_display_form(text: str, one: int, other: int) -> None:
    part = Span(min(one, other), max(one, other))
    display = read_display(text)
    assert text_of(render_inline(text, within=part)) == display.display_span(part).cut(display.text)


def shown(text: str, *marks: Mark) -> str:
    return readable(render_inline(text, marks))


def test_a_mark_wraps_its_words() -> None:
    mark = Mark(Span(2, 4), "a", {"href": "../keywords/liangzi.html#a-1"})
    assert shown("基于量子计量", mark) == '基于<a href="../keywords/liangzi.html#a-1">量子</a>计量'


def test_marks_nest_the_longer_one_outside() -> None:
    inner, outer = Mark(Span(2, 3), "mark"), Mark(Span(1, 5), "span", {"id": "indicator-3"})
    assert shown("abcdef", inner, outer) == 'a<span id="indicator-3">b<mark>c</mark>de</span>f'


def test_a_crossing_mark_is_split_and_keeps_its_id_on_the_first_part() -> None:
    first, second = Mark(Span(0, 4), "span", {"id": "x"}), Mark(Span(2, 6), "mark", {"id": "y", "class": "e"})
    expected = '<span id="x">ab<mark id="y" class="e">cd</mark></span><mark class="e">ef</mark>'
    assert shown("abcdef", first, second) == expected


def test_a_link_within_a_link_stays_text_and_keeps_its_anchor() -> None:
    outer, inner = Mark(Span(0, 6), "a", {"href": "x"}), Mark(Span(2, 4), "a", {"href": "y", "id": "z"})
    assert shown("abcdef", outer, inner) == '<a href="x">ab<span id="z">cd</span>ef</a>'


def test_a_link_that_crosses_a_link_begins_where_the_other_ends() -> None:
    first, second = Mark(Span(0, 4), "a", {"href": "x"}), Mark(Span(2, 6), "a", {"href": "y"})
    assert shown("abcdef", first, second) == '<a href="x">abcd</a><a href="y">ef</a>'


def test_a_note_stands_behind_its_mark_and_outside_it() -> None:
    mark = Mark(Span(1, 3), "mark", {}, Markup("<small data-note>原文如此</small>"))
    assert shown("abcd", mark) == "a<mark>bc</mark><small data-note>原文如此</small>d"


def test_a_mark_over_two_paragraphs_has_its_id_in_the_first_and_its_note_behind_the_second() -> None:
    text = "一二三\n四五六"
    marks = [Mark(Span(1, 6), "mark", {"id": "e"}, Markup("<small>注</small>"))]
    assert render_inline(text, marks, Span(0, 3)) == '一<mark id="e">二三</mark>'
    assert render_inline(text, marks, Span(4, 7)) == "<mark>四五</mark><small>注</small>六"


def test_a_mark_that_cuts_into_maths_takes_whole_glyphs() -> None:
    text = r"$\leq 5$"
    assert (
        shown(text, Mark(Span(2, 3), "mark")) == '<mark><span class="maths">≤</span></mark><span class="maths">5</span>'
    )


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("script x", {}),
        ("a", {"onclick": "alert(1)"}),
        ("a", {"href": "javascript:alert(1)"}),
        ("a", {"href": "JavaScript\n:alert(1)"}),
        ("a", {"href": "data:text/html,x"}),
        ("a", {"x y": "z"}),
    ],
)
def test_a_mark_that_could_run_a_script_is_refused(tag: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a"):
        Mark(Span(0, 1), tag, attributes)


def test_the_value_of_an_attribute_cannot_leave_it() -> None:
    value = "\"><script>alert(1)</script>' `x` *y* [z](javascript:a)"
    page = parse(
        markdown().reset().convert(f"前 {render_inline('abc', [Mark(Span(0, 3), 'span', {'title': value})])} 后")
    )
    found = page.css_first("[title]")
    assert found is not None
    assert found.attributes["title"] == value
    assert page.css_first("script, em, code, a") is None
