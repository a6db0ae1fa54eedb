"""One page of each type of the real site."""

from __future__ import annotations

from pathlib import Path


def one_of_each(site: Path) -> list[str]:
    """A page of each type: all that stand once a guide or once on the site, and of the many one each."""
    once = [
        path for path in sorted(site.rglob("*.html")) if not path.stem[0].isdigit() and path.parent.name != "keywords"
    ]
    many = [
        "nqi-2023/3.html",
        "nqi-2023/4.1.html",
        "nqi-2023/9.html",
        "keywords/index.html",
        "keywords/ke-kao-xing.html",
    ]
    return [path.relative_to(site).as_posix() for path in once if path.name != "404.html"] + many
