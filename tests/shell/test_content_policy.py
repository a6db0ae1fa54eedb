"""A page's content policy lets the theme's own inline scripts run, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from generator.content_policy import add_content_policy, inline_hashes


def source_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_is_named_once_by_its_hash() -> None:
    page = "<html><head></head><body><script>a()</script><script>b('字')</script><script>a()</script></body></html>"
    assert inline_hashes(page) == [source_of("a()"), source_of("b('字')")]


def test_scripts_from_files_and_data_blocks_need_no_hash() -> None:
    page = '<head></head><script src="a.js"></script><script type="application/json">{}</script>'
    assert inline_hashes(page) == []


def test_the_policy_stands_before_everything_else_in_the_head() -> None:
    page = add_content_policy('<html><head class="x"><script>a()</script></head></html>')
    head = page.split('<head class="x">')[1]
    assert head.startswith('<meta http-equiv="Content-Security-Policy"')
    assert source_of("a()") in head
    assert "'unsafe-inline'" not in head.split("style-src")[0]
    assert "http://" not in head
    assert "https://" not in head


def test_a_piece_without_a_head_is_left_as_it_is() -> None:
    assert add_content_policy("<p>x</p>") == "<p>x</p>"
