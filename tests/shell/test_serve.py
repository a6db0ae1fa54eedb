"""`mkdocs serve` shows an edit after one rebuild, survives a mistake with the last good site, and recovers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PATIENCE = 300
"""Seconds after which a server that says nothing is taken for dead."""


class Server:
    """A running `mkdocs serve` with what it printed."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.lines: list[str] = []
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        )  # fmt: skip
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def wait(self, what: str, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert self.process.poll() is None, "the server stopped:\n" + "".join(self.lines)
            assert time.monotonic() < deadline, f"no {what}:\n" + "".join(self.lines)
            time.sleep(0.1)

    def count(self, words: str) -> int:
        return sum(words in line for line in self.lines)

    def read(self, page: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{page}", timeout=PATIENCE) as answer:
            return re.sub(r"<[^>]+>", "", answer.read().decode("utf-8"))


@pytest.fixture
def server(small_folder: Path) -> Iterator[Server]:
    running = Server(small_folder)
    try:
        running.wait("first build", lambda: running.count("Serving on") > 0)
        yield running
    finally:
        running.stop()


def save(path: Path, text: str) -> None:
    """In one step, so that a server that looks meanwhile sees the old text or the new, and nothing beside it."""
    project = next(folder for folder in path.parents if (folder / "mkdocs.yml").is_file())
    fresh = project.parent / "fresh"
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def test_an_edit_shows_after_one_rebuild_and_a_mistake_keeps_the_last_good_site(
    server: Server, small_folder: Path
) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    good = source.read_text("utf-8")
    assert "建立千克复现装置" in server.read("nqi-2023/1.2.html")

    save(source, good.replace("建立千克复现装置", "建立千克新装置"))
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 1)
    assert "建立千克新装置" in server.read("nqi-2023/1.2.html")

    save(source, good.replace("fields:", "feilds:"))
    server.wait("message", lambda: server.count("unknown key 'feilds', did you mean 'fields'?") == 1)
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 2)
    kept = server.read("nqi-2023/1.2.html")
    assert "建立千克新装置" in kept
    assert "1.2.yaml:4: unknown key" in kept

    save(source, good)
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 3)
    assert "建立千克复现装置" in server.read("nqi-2023/1.2.html")
    assert "unknown key" not in server.read("nqi-2023/1.2.html")

    template = small_folder / "site_templates/section.md.j2"
    save(template, template.read_text("utf-8") + "\n模板改过了\n")
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 4)
    assert "模板改过了" in server.read("nqi-2023/1.html")
    time.sleep(2)  # a loop would show as another rebuild by now
    assert server.count("Building documentation") == 5


def test_a_new_hand_written_page_shows_without_a_restart_and_is_watched(server: Server, small_folder: Path) -> None:
    page = small_folder / "docs/news.md"
    save(page, "# 新闻\n\n先看这里\n")
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 1)
    assert "先看这里" in server.read("news.html")
    assert "新闻" in server.read("index.html")

    save(page, "# 新闻\n\n再看这里\n")
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 2)
    assert "再看这里" in server.read("news.html")

    guide = small_folder / "source/nqi-2023/guide.yaml"
    save(guide, guide.read_text("utf-8").replace("stage: 征求意见稿", "stage: 发布稿"))
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 3)
    assert "发布稿" in server.read("index.html")
    time.sleep(2)  # a change of our own names, seen as somebody's, would show as another rebuild by now
    assert server.count("Building documentation") == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if %}", "site_templates/theme/main.html:1: not a valid template: "),
        ("{{ 1/0 }}", "site_templates/theme/main.html:1: the template cannot be rendered: ZeroDivisionError"),
    ],
)
def test_a_mistake_in_an_override_is_told_without_a_traceback_and_can_be_mended(
    server: Server, small_folder: Path, text: str, message: str
) -> None:
    override = small_folder / "site_templates/theme/main.html"
    good = override.read_text("utf-8")
    save(override, text + good)
    server.wait("message", lambda: server.count("The server will appear stuck") == 1)
    assert server.count(message) > 0
    assert server.count("Traceback") == server.count("Still serving") == 0
    save(override, good)
    server.wait("rebuild", lambda: server.count("Reloading browsers") == 1)
    assert "建立千克复现装置" in server.read("nqi-2023/1.2.html")


def wait_for_rebuild(server: Server, change: Callable[[], object]) -> None:
    before = server.count("Reloading browsers")
    change()
    server.wait("rebuild", lambda: server.count("Reloading browsers") == before + 1)


def test_a_new_folder_is_noticed_and_watched_also_when_it_is_made_again(server: Server, small_folder: Path) -> None:
    notes = small_folder / "docs/notes"
    fresh = small_folder / "notes"
    for words in ("头一回", "第二回"):
        fresh.mkdir()
        save(fresh / "a.md", f"# 题\n\n{words}\n")
        wait_for_rebuild(server, lambda: fresh.rename(notes))
        assert words in server.read("notes/a.html")
        wait_for_rebuild(server, lambda: save(notes / "a.md", "# 题\n\n改过\n"))
        assert "改过" in server.read("notes/a.html")
        wait_for_rebuild(server, partial(notes.rename, small_folder / f"gone, {words}"))
    time.sleep(2)  # a loop would show as another rebuild by now
    assert server.count("Building documentation") == 7


def test_a_build_on_a_faulty_source_stops_and_says_why(small_folder: Path) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    save(source, source.read_text("utf-8").replace("fields:", "feilds:"))
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=small_folder, capture_output=True, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "unknown key 'feilds', did you mean 'fields'?" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (small_folder / "site").exists()
