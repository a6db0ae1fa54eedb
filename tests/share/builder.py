"""A small site on its way to other programs, and the real templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from generator.index.build_site import ReadGuide, build_site
from generator.load.characters import refuse_reason
from generator.model.guide import Change, Direction, Guide
from generator.share import Sharing, share_site
from tests.builders import make_direction, make_guide
from tests.cases.hostile import HOSTILE

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/guides/"
TEXTS = tuple(text for text in HOSTILE if text.strip() and "\n" not in text and not any(map(refuse_reason, text)))
"""Hostile texts that the loader lets through."""
BATCHES = tuple(TEXTS[start : start + 40] for start in range(0, len(TEXTS), 40))
CHANGES = (("2024-05-04", "第三"), ("2024-05-04", "第二"), ("2024-01-01", "第一"))
USUAL = (
    make_direction(
        "1.1",
        {
            "研究内容": "研究甲。\n研究乙。",
            "考核指标": r"不确定度 $\leq 2 \times 10^{-8}$",
            "关键词": "甲，乙",
        },
    ),
    make_direction("2", {"研究内容": "专题即方向。"}),
)


def make_sharing(*guides: Guide, base_url: str = "", name: str = "指南网") -> Sharing:
    """The site of these guides."""
    site = build_site([ReadGuide(guide, {}, ()) for guide in guides], (), ())
    return Sharing(site, name, base_url, datetime(2024, 5, 4, tzinfo=UTC))


def make_small(
    changes: Sequence[tuple[str, str]] = CHANGES, guide_id: str = "test", directions: Sequence[Direction] = ()
) -> Guide:
    """A guide with two directions and three changes, unless others are given."""
    guide = make_guide(*(directions or USUAL), guide_id=guide_id)
    return replace(guide, changes=tuple(Change(day, text, guide.place) for day, text in changes), stage="征求意见稿")


def make_hostile(texts: Sequence[str]) -> Guide:
    """A guide of whose texts each is a given one: a direction and a change for each, the first for the guide itself."""
    directions = [
        make_direction(f"1.{n}", {"研究内容": text, "考核指标": text, text: text, "关键词": text}, title=text)
        for n, text in enumerate(texts, start=1)
    ]
    guide = make_small([("2024-05-04", text) for text in texts], directions=directions)
    first = texts[0]
    return replace(guide, title=first, programme=first, preamble="\n".join(texts), stage=first)


def read_templates() -> Mapping[str, str]:
    """The real templates of what is shared."""
    folder = ROOT / "site_templates"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.glob("share/*.j2")}


def share(sharing: Sharing) -> Mapping[PurePosixPath, bytes]:
    """Every file that is shared."""
    return share_site(sharing, read_templates())


def read_text(files: Mapping[PurePosixPath, bytes], name: str) -> str:
    """One of them as text."""
    return files[PurePosixPath(name)].decode("utf-8")
