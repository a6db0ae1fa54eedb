"""The first two sections of the real guide as a project of their own: four directions, built in a few seconds."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import copy_project, drop_help

NUMBERS = ("1.1", "1.2", "1.3", "2")
_LATER_SECTIONS = re.compile(r"^  - \{number: \"(?:[3-9]|10)\".*\n", re.MULTILINE)
_CLAIMS = re.compile(r"^claims:.*\n", re.MULTILINE)
_THIRD_SECTION = re.compile(r"^3\. ", re.MULTILINE)


def write_small_project(folder: Path) -> Path:
    """The project's folder; what is left is as in the real one, its original too."""
    copy_project(folder)
    drop_help(folder)
    source = folder / "source" / "nqi-2023"
    for path in (source / "directions").iterdir():
        if path.stem not in NUMBERS:
            path.unlink()
    guide = (source / "guide.yaml").read_text("utf-8")
    (source / "guide.yaml").write_text(
        _CLAIMS.sub(f'claims: {{directions: "{len(NUMBERS)}"}}\n', _LATER_SECTIONS.sub("", guide)), "utf-8"
    )
    original = (source / "original.txt").read_text("utf-8")
    found = _THIRD_SECTION.search(original)
    assert found is not None
    (source / "original.txt").write_text(original[: found.start()], "utf-8")
    return folder
