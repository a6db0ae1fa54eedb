"""What the site tells other programs: feeds, plain text, llms.txt, and data blocks for the heads of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.render import paths
from generator.render.paths import TEMPLATES_FOLDER
from generator.share.context import Sharing
from generator.share.feeds import share_feeds
from generator.share.heads import add_heads
from generator.share.llms import share_llms
from generator.share.templates import make_templates
from generator.share.texts import share_texts

__all__ = ["Sharing", "add_heads", "share_site"]


def share_site(
    sharing: Sharing, templates: Mapping[str, str], folder: str = TEMPLATES_FOLDER
) -> dict[PurePosixPath, bytes]:
    """Every file by its path below docs/. ``templates``: text by name, in ``folder``.

    Raises TemplateError where one is wrong.
    """
    made = make_templates(templates, folder)
    return share_texts(sharing, made) | share_feeds(sharing, made) | {paths.LLMS: share_llms(sharing, made)}
