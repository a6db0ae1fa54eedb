"""Style sheets and scripts that only some pages load."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.render.views.common import Linker

_FOLDER = PurePosixPath("assets")


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of what a page loads beyond what every page does, in order."""

    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


def link_assets(linker: Linker, stylesheets: Iterable[str], scripts: Iterable[str]) -> Assets:
    """The addresses of files given by their names."""
    return Assets(
        tuple(linker.to(_FOLDER / "stylesheets" / f"{name}.css") for name in stylesheets),
        tuple(linker.to(_FOLDER / "javascripts" / f"{name}.js") for name in scripts),
    )
