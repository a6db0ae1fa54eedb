"""Where mkdocs.yml says that the parts of a project lie, read without MkDocs, which takes a third of a second to load.

Only plain settings are read here; whatever is wrong or unusual is left to MkDocs, which has the last word.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.project import Project
from generator.settings import ADDRESS, EPOCH, find_address_faults, find_epoch_faults

CONFIG_FILE = "mkdocs.yml"
PLUGIN = "guide"
_FOLDERS = frozenset({"source", "templates"})
"""The plugin's options that name folders."""
_OTHERS = frozenset({"source_url"})
"""Those that say nothing of where things lie."""


class _Loader(yaml.SafeLoader):
    """Reads values with a tag of their own, such as ``!ENV``, as None; the loader in C crashes on 100,000 brackets."""


def _pass_over(_loader: object, _tag: str, _node: yaml.Node) -> None:
    """The value of what has a tag of its own."""


_Loader.add_multi_constructor("", _pass_over)


def find_layout(root: Path) -> Project | None:
    """The project of the mkdocs.yml in a folder, its settings not read yet; None where MkDocs must be asked."""
    try:
        config = yaml.load((root / CONFIG_FILE).read_bytes(), _Loader)
    except Exception:  # whatever it is, MkDocs tells it
        return None
    if not isinstance(config, dict) or "INHERIT" in config or not _is_in_order(config):
        return None
    docs, options = config.get("docs_dir", "docs"), _find_options(config.get("plugins"))
    if options is None or not _is_plain(docs) or not (root / docs).is_dir():
        return None
    usual = Project.at(root)
    return replace(
        usual,
        source=usual.root / options.get("source", usual.source),
        templates=usual.root / options.get("templates", usual.templates),
        docs=usual.root / docs,
    )


def _is_in_order(config: Mapping[str, Any]) -> bool:
    """Whether the address and the date of the build, as far as they stand here, are right."""
    addresses = [config.get("site_url"), os.environ.get(ADDRESS)]
    texts = [text.strip() for text in addresses if isinstance(text, str)]
    faults = [fault for text in texts for fault in find_address_faults(text)]
    return not faults and not list(find_epoch_faults(os.environ.get(EPOCH, "")))


def _find_options(plugins: object) -> Mapping[str, str] | None:
    """The folders among the guide plugin's options; None where it does not stand there once and plainly."""
    found = list(_list_options(plugins)) if isinstance(plugins, list) else []
    if len(found) != 1 or not isinstance(found[0], dict) or not found[0].keys() <= _FOLDERS | _OTHERS:
        return None
    folders = {name: found[0][name] for name in _FOLDERS & found[0].keys()}
    return folders if all(map(_is_plain, folders.values())) else None


def _list_options(plugins: list[object]) -> Iterator[object]:
    for plugin in plugins:
        if plugin == PLUGIN:
            yield {}
        elif isinstance(plugin, dict) and PLUGIN in plugin:
            yield plugin[PLUGIN] or {}


def _is_plain(folder: object) -> bool:
    """Whether it is the name of a folder below another."""
    return (
        isinstance(folder, str) and bool(PurePosixPath(folder).parts) and ".." not in folder and folder[0] not in "/~"
    )
