"""A project in which every text is an attack: what a reader must see as text, and nothing more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from generator.load.characters import refuse_reason
from tests.cases.hostile import HOSTILE
from tests.conftest import copy_project, drop_help

ALARM = "window.alarm=1"
"""What every attack tries to run."""
ELSEWHERE = "https://evil.example/"
"""Where every attack tries to reach."""

_OPENERS = (
    "",
    '"',
    "'",
    '">',
    "'>",
    "</p>",
    "</title>",
    "</script>",
    "</td></tr></table>",
    "-->",
    "]]>",
    "`",
    "&#62;",
    "\\",
)
_PAYLOADS = (
    f"<script>{ALARM}</script>",
    f"<img src=x onerror={ALARM}>",
    f"<svg onload={ALARM}>",
    f"<svg><script>{ALARM}</script></svg>",
    f"<iframe src='javascript:{ALARM}'></iframe>",
    f"<iframe srcdoc='<script>parent.{ALARM.removeprefix('window.')}</script>'></iframe>",
    f"<a href='javascript:{ALARM}'>x</a>",
    f"[x](javascript:{ALARM})",
    f"![x]({ELSEWHERE}a.png)",
    f"<img src={ELSEWHERE}b.png>",
    f"<link rel=stylesheet href={ELSEWHERE}c.css>",
    f"<style>@import '{ELSEWHERE}d.css';</style>",
    f"<body onload={ALARM}>",
    f"<details open ontoggle={ALARM}>",
    f"<input autofocus onfocus={ALARM}>",
    f"<base href={ELSEWHERE}>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<math><mtext><script>{ALARM}</script></mtext></math>",
    f"x{{: onclick={ALARM} onmouseover={ALARM} }}",
    f"{{onload={ALARM}}}",
    f" onmouseover={ALARM} x=",
    f"{{{{ ''.__class__ }}}}<script>{ALARM}</script>",
    f"{{% raw %}}<script>{ALARM}</script>",
)


def hostile_strings() -> list[str]:
    """All attacks that the loader lets through, one line each, none twice."""
    made = (opener + payload for opener, payload in product(_OPENERS, _PAYLOADS))
    lines = (text for text in (*HOSTILE, *made) if text.strip() and not any(map(refuse_reason, text)))
    return list(dict.fromkeys(text for text in lines if "\n" not in text))


def write_hostile_project(folder: Path, attacks: Sequence[str]) -> Path:
    """A project with one direction an attack, the attack in each of its texts."""
    copy_project(folder)
    drop_help(folder)
    source = folder / "source" / "nqi-2023"
    for path in (source / "directions").iterdir():
        path.unlink()
    for number, attack in enumerate(attacks, start=1):
        _write(source / "directions" / f"1.{number}.yaml", _direction(f"1.{number}", attack))
    first = attacks[0]
    guide = {
        "id": "nqi-2023", "programme": first, "title": first, "year": "2024", "stage": first,
        "roles": {"indicators": ["考核指标"], "keywords": ["关键词"], "notes": ["有关说明"], "content": ["研究内容"]},
        "preamble": "\n".join(attacks), "sections": [{"number": "1", "title": first, "text": "\n".join(attacks)}],
        "changes": [{"date": "2024-01-01", "text": first}],
    }  # fmt: skip
    _write(source / "guide.yaml", guide)
    return folder


def _direction(number: str, attack: str) -> dict[str, object]:
    return {
        "number": number,
        "title": attack,
        "tag": attack,
        "fields": {
            "研究内容": f"研究{attack}；研制{attack}。",
            "考核指标": f"{attack}装置 1 套，{attack}标准不确定度≤1%；发明专利 2 项{attack}",
            "有关说明": attack,
            attack: attack,
            "关键词": f"{attack}，量子",
        },
        "errata": [
            {"field": "title", "text": attack, "suggestion": attack, "reason": attack},
            {"field": "研究内容", "text": attack, "suggestion": attack, "reason": attack},
        ],
        "related": {"add": _other(number, attack)},
    }


def _other(number: str, attack: str) -> list[dict[str, str]]:
    return [] if number == "1.1" else [{"number": "1.1", "reason": attack}]


def _write(path: Path, value: object) -> None:
    """JSON is YAML in which every text is quoted."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


def pages_of(site: Path) -> Iterator[str]:
    """Every page of a built site."""
    yield from sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
