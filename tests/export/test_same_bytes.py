"""The same guide gives the same bytes, whatever the machine's clock zone and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib
from generator.export import export_site
from tests.cases.hostile import HOSTILE
from tests.export.builder import LABELS, make_direction, make_sample
site = make_sample([
    make_direction(f"{1 + n % 9}.{n}", {"研究内容": text, "考核指标": f"{text}：{n} 项", "关键词": "量子，计量"})
    for n, text in enumerate(HOSTILE)
])
for path, data in export_site(site, LABELS).items():
    print(path, hashlib.sha256(data).hexdigest())
"""
MACHINES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
)


def digests(machine: dict[str, str]) -> str:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT],
        env={**os.environ, **machine},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_two_machines_write_the_same_bytes() -> None:
    first, second = (digests(machine) for machine in MACHINES)
    assert first == second
    assert first.count("\n") == 8
