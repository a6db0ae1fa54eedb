"""Time the whole build at 43, 500 and 2,000 directions: ``python -m benchmarks.build_time [COUNT ...]``.

Prints for each size the seconds of making the pages, of the whole MkDocs build (pages included) and of verifying, the
largest memory, the size of the site, and the bytes of one direction's page: what each page carries must not grow with
the site.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from tests.conftest import drop_help

ROOT = Path(__file__).resolve().parent.parent
SIZES = (43, 500, 2000)
PER_SECTION = 43
GUIDE = "nqi-2023"


GENERATED = (
    GUIDE,
    ".generated",
    "keywords",
    "data",
    "match",
    "search",
    "index.md",
    "glossary.md",
    "feed.xml",
    "llms.txt",
)
"""What stands in docs/ beside what people wrote."""


def make_project(folder: Path, count: int) -> None:
    """A project of ``count`` directions in an empty folder."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns(*GENERATED))
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    drop_help(folder)
    write_source(folder, count)


def write_source(folder: Path, count: int) -> None:
    """Write a source of ``count`` directions: the real ones over and over, each copy with keywords of its own."""
    real = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in _real_files()]
    guide = yaml.load((ROOT / "source" / GUIDE / "guide.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    target = folder / "source" / GUIDE
    (target / "directions").mkdir(parents=True)
    sections = range(1, -(-count // PER_SECTION) + 1)
    guide["sections"] = [{"number": str(n), "title": f"专题{n}"} for n in sections]
    guide["claims"] = {"directions": str(count)}
    _write(target / "guide.yaml", guide)
    for at in range(count):
        section, place = divmod(at, PER_SECTION)
        number = f"{section + 1}.{place + 1}"
        _write(target / "directions" / f"{number}.yaml", _copy(real[at % len(real)], number, section))


def _real_files() -> list[Path]:
    return sorted((ROOT / "source" / GUIDE / "directions").iterdir())


def _copy(direction: dict[str, object], number: str, section: int) -> dict[str, object]:
    fields = direction["fields"]
    assert isinstance(fields, dict)
    own = {label: f"{text}，词{number}" if label == "关键词" else text for label, text in fields.items()}
    title = f"{direction['title']}（{section + 1}）" if section else direction["title"]
    return {"number": number, "title": title, "fields": own}


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def time_command(folder: Path, *words: str) -> tuple[float, float]:
    """Seconds and megabytes of one command, given as a module and its words, run in the project's folder."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = _wait(process)
    if status:
        raise SystemExit(f"{' '.join(words)} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int, resource.struct_rusage]:

    return os.wait4(process.pid, 0)


def main(sizes: list[int]) -> None:
    """Print the table."""
    print("directions   pages s   build s   verify s   largest MB   site MB   a direction's page, bytes")
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_project(folder, count)
            pages = time_command(folder, "generator", "pages")
            build = time_command(folder, "mkdocs", "build", "--quiet")
            verify = time_command(folder, "generator", "verify", "site")
            site = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()) / 2**20
            page = (folder / "site" / GUIDE / "1.2.html").stat().st_size
            largest = max(pages[1], build[1], verify[1])
            print(
                f"{count:10} {pages[0]:9.1f} {build[0]:9.1f} {verify[0]:10.1f} {largest:12.0f} {site:9.1f} {page:10}",
                flush=True,
            )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(SIZES))
