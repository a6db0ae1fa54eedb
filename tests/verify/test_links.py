"""Whatever a page refers to is there, and nothing that it loads is elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Code
from generator.verify import verify_links
from generator.verify.links import check_links
from tests.verify.sites import FOOT, HEAD, write

TARGET = f'{HEAD}<h2 id="here">x</h2><h2 id="量子">y</h2><a name="old">z</a>{FOOT}'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><g id="mark"/></svg>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one page to link to and a few files."""
    for name, text in {
        "index.html": f"{HEAD}{FOOT}",
        "nqi/index.html": f"{HEAD}{FOOT}",
        "nqi/1.2.html": TARGET,
        "nqi/量子 a.html": f"{HEAD}{FOOT}",
        "assets/picture.svg": PICTURE,
        "assets/app.js": "",
        "data/guide.json": "{}",
    }.items():
        write(tmp_path / "site" / name, text)
    return tmp_path / "site"


def findings(site: Path, body: str, page: str = "nqi/page.html") -> list[str]:
    write(site / page, f"{HEAD}{body}{FOOT}")
    return [str(finding) for finding in verify_links(site)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="1.2.html">x</a>',
        '<a href="1.2.html#here">x</a>',
        '<a href="1.2.html#old">x</a>',
        '<a href="1.2.html#%E9%87%8F%E5%AD%90">x</a>',
        '<a href="1.2.html#量子">x</a>',
        '<a href="1.2.html#top">x</a>',
        '<a href="1.2.html#here:~:text=x">x</a>',
        '<a href="1.2.html?q=1#here">x</a>',
        '<a href=" 1.2.html\n">x</a>',
        '<a href="%E9%87%8F%E5%AD%90%20a.html">x</a>',
        '<a href="../">x</a><a href="..">x</a><a href=".">x</a><a href="./">x</a><a href="../nqi/">x</a>',
        '<a href="#">x</a><a href="">x</a><a href="?a=b">x</a><a href="#top">x</a>',
        '<a href="https://www.most.gov.cn/">x</a><a href="//example.org">x</a>',
        '<a href="mailto:a@example.org">x</a><a href="tel:+86">x</a>',
        '<a href="../data/guide.json#anything">x</a>',
        '<img src="data:image/png;base64,AA==">',
        '<img src="../assets/picture.svg#mark" srcset="../assets/picture.svg 1x, ../assets/picture.svg?a 2x">',
        '<svg><use xlink:href="../assets/picture.svg#mark"/><use href="#in"/><g id="in" fill="url(#in)"/></svg>',
        '<link rel="canonical" href="https://example.org/nqi/page.html"><link rel="license" href="https://example.org">',
        '<label for="in">x</label><input id="in" list="words"><datalist id="words"></datalist>',
        '<form><input></form><form action=""><button form="f">x</button></form><form id="f"></form>',
        '<style>p { background: url("../assets/picture.svg") }</style><p style="background:url(data:image/png,x)">',
        '<blockquote cite="https://example.org/">x</blockquote>',
        "<!-- <script src='https://example.org/x.js'></script> -->",
        "<p>https://example.org/x.js &lt;img src=https://example.org&gt;</p>",
        '<base href="../assets/"><img src="picture.svg">',
        "<style>@page{@bottom-left{content:'https://example.org/a.html'}} a{content:'//'}</style>",
        "<style>@namespace url(http://www.w3.org/1999/xhtml);@namespace s 'http://www.w3.org/2000/svg';</style>",
        "<style>/* url(https://example.org/a.png) */ a{b:url(\"data:image/svg+xml,<svg xmlns='http://x.org/'/>\")}</style>",
        '<button popovertarget="in">x</button><p id="in" popover aria-details="in"></p>',
    ],
)
def test_what_is_there_is_no_finding(site: Path, body: str) -> None:
    assert findings(site, body) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="1.3.html">x</a>', "a href '1.3.html' leads to 'nqi/1.3.html', which is not in the site"),
        ('<a href="1.2.HTML">x</a>', "is not in the site"),
        ('<a href="1.2.html#there">x</a>', "leads to the id 'there', which is not in 'nqi/1.2.html'"),
        ('<a href="1.2.html#Here">x</a>', "leads to the id 'Here'"),
        ('<a href="#there">x</a>', "leads to the id 'there', which is not in 'nqi/page.html'"),
        ('<a href="../nqi">x</a>', "leads to 'nqi', which is not in the site"),
        ('<a href="../data/">x</a>', "leads to 'data/index.html', which is not in the site"),
        ('<a href="/nqi/1.2.html">x</a>', "starts at the host's root"),
        ('<a href="../../index.html">x</a>', "leads above the site's folder"),
        ('<a href="..\\missing.html">x</a>', "leads to 'missing.html'"),
        ('<a href="javascript:alert(1)">x</a>', "runs a script"),
        ('<a href=" JAVA&#9;script:alert(1)">x</a>', "runs a script"),
        ('<a href="vbscript:x">x</a>', "runs a script"),
        ('<a href="data:text/html,x">x</a>', "holds a document in the address"),
        ('<iframe src="data:text/html,x"></iframe>', "holds a document in the address"),
        ('<script src="data:text/javascript,x"></script>', "holds a document in the address"),
        ('<a href="file:///etc/passwd">x</a>', "has a scheme that is not known here"),
        ('<img src="">', "is empty"),
        (
            '<img src="../assets/picture.svg" srcset="../assets/picture.svg 1x,\n b.png 2x">',
            "'b.png' leads to 'nqi/b.png'",
        ),
        ('<video poster="a.png"></video>', "video poster 'a.png'"),
        ('<object data="a.pdf"></object>', "object data 'a.pdf'"),
        ('<img src="../assets/picture.svg#no">', "leads to the id 'no'"),
        ('<svg><use xlink:href="#no"/></svg>', "use xlink:href '#no' leads to the id 'no'"),
        ('<svg><path fill="url(#no)"/></svg>', "css '#no' leads to the id 'no'"),
        ('<style>@import "a.css";</style>', "css 'a.css'"),
        ('<p style="background: url(a.png)">', "css 'a.png'"),
        ('<template><img src="a.png"></template>', "img src 'a.png'"),
        ('<iframe srcdoc="&lt;img src=a.png&gt;"></iframe>', "img src 'a.png'"),
        ('<noscript><img src="a.png"></noscript>', "img src 'a.png'"),
        ('<meta http-equiv="refresh" content="0; url=a.html">', "meta refresh 'a.html'"),
        ('<label for="no">x</label>', "label for 'no' names an id that is not in the page"),
        ('<p aria-details="no">x</p>', "p aria-details 'no' names an id"),
        ('<p aria-controls="no">x</p>', "p aria-controls 'no' names an id"),
        ('<p aria-describedby="no">x</p>', "p aria-describedby 'no' names an id"),
        ('<button popovertarget="no">x</button>', "button popovertarget 'no' names an id"),
        ('<input list="no">', "input list 'no' names an id"),
        ('<button form="no">x</button>', "button form 'no' names an id"),
        ('<table><tr><td headers="no">x</td></tr></table>', "td headers 'no' names an id"),
        ('<p aria-labelledby="no">x</p>', "p aria-labelledby 'no' names an id"),
        ('<img usemap="#no" src="../assets/picture.svg">', "img usemap 'no' names an id"),
        ('<p id="a"><p id="a"><p id="b">', "the id 'a' stands 2 times"),
        ('<base href="../assets/"><a href="1.2.html">x</a>', "leads to 'assets/1.2.html'"),
    ],
)
def test_what_is_missing_or_wrong_is_found(site: Path, body: str, message: str) -> None:
    found = findings(site, body)
    assert len(found) == 1
    assert found[0].startswith("nqi/page.html: ")
    assert message in found[0]


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://unpkg.com/x.js"></script>',
        '<script src="//unpkg.com/x.js"></script>',
        '<script src="\\\\unpkg.com/x.js"></script>',
        '<script src="HTTPS://unpkg.com/x.js"></script>',
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css">',
        '<link rel="preconnect" href="https://fonts.gstatic.com">',
        '<link rel="icon" href="https://example.org/a.png">',
        '<link rel="canonical stylesheet" href="https://example.org/a.css">',
        '<link href="https://example.org/a.css">',
        '<img src="https://example.org/a.png">',
        '<img src="../assets/picture.svg" srcset="https://example.org/a.png 2x">',
        '<picture><source srcset="https://example.org/a.png"></picture>',
        '<iframe src="https://example.org"></iframe>',
        '<video src="https://example.org/a.mp4"></video>',
        '<form action="https://example.org"></form>',
        '<a href="#" ping="https://example.org">x</a>',
        '<svg><image href="https://example.org/a.png"/></svg>',
        '<svg><use xlink:href="https://example.org/a.svg#b"/></svg>',
        "<style>@import url(https://example.org/a.css);</style>",
        "<style>p { background: url( 'https://example.org/a.png' ) }</style>",
        "<p style=\"background:u\\72m(x);background:url('https://example.org/a.png')\">",
        '<p style="background:u\\72l(https://example.org/a.png)">',
        '<p style="background:\\75 RL( https://example.org/a.png )">',
        "<p style=\"background:image-set('https://example.org/a.png' 1x)\">",
        "<p style=\"background:src('https://example.org/a.png')\">",
        "<p style=\"background:src(var(--a));--a:'//example.org/a.png'\">",
        "<p style=\"content:image-set('https://example.org/a.png' 1x)\">",
        "<p style=\"background:'\\68ttps:\\2f\\2f example.org/a.png'\">",
        "<style>a{content:'/*'} b{background:url(https://example.org/a.png)} /* */</style>",
        "<style>a{background:image-set('https://example.org/a.png' 1x, url(../assets/picture.svg) 2x)}</style>",
        "<style>@\\69mport 'https://example.org/a.css';</style>",
        "<style>@import 'ht\\74ps://example.org/a.css' layer(x);</style>",
        '<svg><path fill="u\\72l(https://example.org/a.svg#b)"/></svg>',
        '<base href="https://example.org/">',
        '<meta http-equiv="Refresh" content="0;https://example.org">',
    ],
)
def test_what_loads_from_another_host_is_found(site: Path, body: str) -> None:
    write(site / "nqi/page.html", f"{HEAD}{body}{FOOT}")
    codes = [finding.code for finding in verify_links(site)]
    assert codes == [Code.OFF_SITE]


def test_style_sheets_pictures_and_site_maps_are_checked_too(site: Path) -> None:
    write(
        site / "assets/site.css",
        "/* url(no.png) */ a{b:url(picture.svg)} c{d:url(font.woff2)} @font-face{src:url(//x.org/f)}",
    )
    write(site / "assets/plot.svg", '<svg><a xlink:href="../nqi/9.html"><text>x</text></a></svg>')
    write(site / "index.html", f'<link rel="canonical" href="https://example.org/a/index.html">{HEAD}')
    write(
        site / "sitemap.xml", "<loc>https://example.org/a/nqi/1.2.html</loc><loc>https://example.org/a/gone.html</loc>"
    )
    assert [str(finding).split(", which")[0].split(", bring")[0] for finding in verify_links(site)] == [
        "assets/plot.svg: a xlink:href '../nqi/9.html' leads to 'nqi/9.html'",
        "assets/site.css: css '//x.org/f' loads from another host",
        "assets/site.css: css 'font.woff2' leads to 'assets/font.woff2'",
        "sitemap.xml: xml 'https://example.org/a/gone.html' leads to 'gone.html'",
    ]


@pytest.mark.parametrize(("home", "prefix"), [("https://example.org/sub/", "/sub/"), ("https://example.org/", "/")])
def test_the_page_for_missing_pages_may_start_at_the_root(site: Path, home: str, prefix: str) -> None:
    write(site / "index.html", f'<head><link rel="canonical" href="{home}">')
    assert findings(site, f'<a href="{prefix}nqi/1.2.html">x</a><a href="{prefix}">x</a>', "404.html") == []
    assert "leads to 'nqi/9.html'" in findings(site, f'<img src="{prefix}nqi/9.html">', "404.html")[0]


def test_the_theme_may_write_an_address_that_does_nothing(site: Path) -> None:
    assert findings(site, '<a href="javascript:void(0)" class="md-search__icon md-icon">x</a>') == []
    assert findings(site, '<a href="javascript:void(alert(1))">x</a>') != []


def test_a_page_that_is_not_utf8_is_found(site: Path) -> None:
    (site / "nqi/page.html").write_bytes("量子".encode("gb18030"))
    assert [str(finding) for finding in verify_links(site)] == ["nqi/page.html: the file is not UTF-8"]


@pytest.mark.parametrize(
    "css",
    [
        "a{b:image-set('https://x.org/f' 1x)}",
        "a{b:'https://x.org/f'}",
        "a{--b:https://x.org/f}",
        "a{b:U\\52 L('//x.org/f')}",
        "@import 'https://x.org/f';",
    ],
)
def test_no_style_sheet_holds_an_address_on_another_host(site: Path, css: str) -> None:
    write(site / "assets/site.css", f"@namespace 'http://www.w3.org/1999/xhtml';\n/* https://x.org */ {css}")
    assert [(str(finding.place), finding.code) for finding in verify_links(site)] == [
        ("assets/site.css", Code.OFF_SITE)
    ]


@pytest.mark.parametrize(
    "css",
    [
        "a[href^='https://example.org'],:is([src=\"http://example.org\"] b){c:d}",
        "a::after{content:'https://example.org/f'}",
        "//comment\na{b:c} //another\n",
        "a{b:url(data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' fill='\\)'/>)}",
        "@supports (background:url('n.png')) and (not (b:image-set('m.png' 1x))){a{b:c}}",
        "@import url('site.css') supports(background:url('n.png'));",
        "a{b:image-set('picture.svg' type('image/svg+xml') 1x, 'picture.svg' 2x)}",
        "a{b:image(rtl 'picture.svg', red);c:-webkit-image-set('picture.svg' 1x)}",
        "a{--b:'n.png';quotes:'n.png';font-family:'n.png'}",
    ],
)
def test_what_a_style_sheet_does_not_load_is_no_finding(site: Path, css: str) -> None:
    write(site / "assets/site.css", css)
    assert [str(finding) for finding in verify_links(site)] == []


@pytest.mark.parametrize(
    "css",
    [
        "a{b:image-set('n.png' 1x)}",
        "a{b:image-set(red, 'n.png' type('image/png'))}",
        "a{b:-WebKit-Image-Set('n.png' 1x)}",
        "a{b:image(ltr 'n.png')}",
        "a{b:cross-fade(image('n.png') 50%, red)}",
        "a[b=']']{c:url( 'n.png' )}",
        "@supports (a:url('m.png')){b{c:url(n.png)}}",
        "a{b:url(data:x'y) url(n.png)}",
        "a[b{} c{d:url(n.png)}",
    ],
)
def test_what_a_style_sheet_loads_from_the_site_must_be_there(site: Path, css: str) -> None:
    write(site / "assets/site.css", css)
    assert [str(finding).split(", which")[0] for finding in verify_links(site)] == [
        "assets/site.css: css 'n.png' leads to 'assets/n.png'"
    ]


def test_figures_count_what_was_looked_at(site: Path) -> None:
    write(site / "nqi/page.html", f'{HEAD}<a href="1.2.html#here">x</a><img src="../assets/picture.svg">{FOOT}')
    _, figures = check_links(site)
    assert (figures.pages, figures.references, figures.anchors) == (5, 2, 1)
