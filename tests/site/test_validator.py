"""The Nu validator finds no error of ours. VNU_JAR names its jar (the npm package vnu-jar holds it); it needs Java."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.site.page_types import sample_pages

VNU_JAR = os.environ.get("VNU_JAR", "")
THEMES_OWN = ("Attribute “autocomplete” is only allowed when the input type is",)
"""The theme writes it on the two radio buttons of light and dark; browsers pass over it."""


@pytest.mark.campaign
@pytest.mark.skipif(not VNU_JAR, reason="VNU_JAR names no jar of the Nu validator")
def test_the_nu_validator_finds_no_error_of_ours(built_site: Path) -> None:
    pages = [str(built_site / name) for names in sample_pages().values() for name in names]
    command = ["java", "-jar", VNU_JAR, "--format", "json", "--errors-only", "--also-check-svg", *pages]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    ours = [message for message in messages if not message["message"].startswith(THEMES_OWN)]
    assert [f"{Path(m['url']).name}:{m['lastLine']}: {m['message']}" for m in ours] == []
    assert len(messages) > len(ours), "the theme's own findings are gone: take them out of THEMES_OWN"
