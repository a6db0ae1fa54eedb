"""Print pages of a test in Chromium."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from generator.dist.browser import print_pages
from tests.browser import CHROMIUM

STYLE = "<style>@page{size:A4}body{font-family:'Noto Serif CJK SC',serif}</style>"
HEAD = f"<!doctype html><html lang='zh'><head><meta charset='utf-8'><title>试</title>{STYLE}</head><body><article>"


def print_site(site: Path, *names: str) -> Mapping[str, bytes]:
    """Pages of a folder as PDF; in a thread of its own, for the browser of other tests holds this one's event loop."""
    printed: dict[PurePosixPath, bytes] = {}
    pages = [PurePosixPath(name) for name in names]
    with ThreadPoolExecutor(1) as pool:
        pool.submit(print_pages, CHROMIUM, site, pages, printed.__setitem__).result()
    return {str(page): printed[page] for page in pages}


def print_bodies(folder: Path, *bodies: str) -> list[bytes]:
    """Small pages with these bodies as PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{n}.html" for n in range(len(bodies))]
    for name, body in zip(names, bodies, strict=True):
        (folder / name).write_text(f"{HEAD}{body}</article></body></html>", "utf-8")
    return list(print_site(folder, *names).values())
