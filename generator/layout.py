"""Where mkdocs.yml says that the parts of a project lie, read without MkDocs, which takes a third of a second to load.

Only plain settings are read here; whatever is wrong or unusual is left to MkDocs, which has the last word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeGuard

import yaml

from generator.project import SOURCE_FOLDER, Project
from generator.render.paths import TEMPLATES_FOLDER
from generator.settings import ADDRESS, EPOCH, find_address_faults, find_epoch_faults

CONFIG_FILE = "mkdocs.yml"
PLUGIN = "guide"
OPTIONS = frozenset({"source", "templates", "source_url"})
"""All the plugin's options; the last says nothing of where things lie."""


class _NotPlainError(Exception):
    """MkDocs must be asked."""


class _Tagged:
    """Stands for what has a tag of its own, such as ``!ENV``: only MkDocs knows its value."""


class _Loader(yaml.SafeLoader):
    """Reads what has a tag of its own as ``_Tagged``; no ``CSafeLoader``, which crashes on 100,000 brackets."""


def _stand_for(_loader: object, _tag: str, _node: yaml.Node) -> _Tagged:
    return _Tagged()


_Loader.add_multi_constructor("", _stand_for)  # whatever the tag starts with


def find_layout(root: Path) -> Project | None:
    """The project of the mkdocs.yml in a folder, its settings not read yet; None where MkDocs must be asked."""
    try:
        return _read_layout(root) if (root / CONFIG_FILE).is_file() else None
    except Exception:  # whatever it is, MkDocs tells it
        return None


def _read_layout(root: Path) -> Project:
    config = yaml.load((root / CONFIG_FILE).read_bytes(), _Loader)
    if not _has_plain_keys(config) or "INHERIT" in config:
        raise _NotPlainError
    _check_values(config.get("site_url"))
    options = _find_options(config.get("plugins"))
    usual = Project.at(root)
    docs = usual.root / _plain(config.get("docs_dir", "docs"))
    if not docs.is_dir():
        raise _NotPlainError
    source = _plain(options.get("source", SOURCE_FOLDER))
    templates = _plain(options.get("templates", TEMPLATES_FOLDER))
    return replace(usual, docs=docs, source=usual.root / source, templates=usual.root / templates)


def _check_values(address: object) -> None:
    """Leave to MkDocs' reading an address or a date of the build that may be wrong: it is told first, with its name."""
    texts = [text.strip() for text in (address, os.environ.get(ADDRESS)) if isinstance(text, str)]
    faults = [fault for text in texts for fault in find_address_faults(text)]
    if faults or any(find_epoch_faults(os.environ.get(EPOCH, ""))):
        raise _NotPlainError


def _find_options(plugins: object) -> Mapping[str, object]:
    """The guide plugin's options, where it stands once among plainly written plugins."""
    if not isinstance(plugins, list):
        raise _NotPlainError
    entries = [{plugin: None} if isinstance(plugin, str) else plugin for plugin in plugins]
    if not all(map(_has_plain_keys, entries)):
        raise _NotPlainError
    found = [(name, options) for entry in entries for name, options in entry.items() if name.endswith(PLUGIN)]
    if [name for name, _ in found] != [PLUGIN]:
        raise _NotPlainError  # more than one, or one with a prefix
    options = found[0][1] or {}
    if not _has_plain_keys(options) or not options.keys() <= OPTIONS:
        raise _NotPlainError
    return options


def _has_plain_keys(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _plain(folder: object) -> str:
    """The name of a folder below another."""
    parts = PurePosixPath(folder).parts if isinstance(folder, str) else ()
    if not isinstance(folder, str) or not parts or ".." in parts or folder[0] in "/~":
        raise _NotPlainError
    return folder
