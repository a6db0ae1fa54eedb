"""What mkdocs.yml says: the project that it describes, and the site's address and date, checked before use."""

from __future__ import annotations

import codecs
import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import Code, Diagnostic, GuideError, Place
from generator.layout import CONFIG_FILE, PLUGIN
from generator.project import SOURCE_FOLDER, Project, Settings
from generator.publish import told_as_messages
from generator.render.paths import TEMPLATES_FOLDER
from generator.settings import ADDRESS, EPOCH, find_address_faults, find_epoch_faults


class GuideConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs does not annotate what it calls here
    """Settings under ``plugins: - guide:`` in mkdocs.yml."""

    source = config_options.Type(str, default=SOURCE_FOLDER)
    """Folder of the guides, from mkdocs.yml."""
    templates = config_options.Type(str, default=TEMPLATES_FOLDER)
    """Folder of the templates, from mkdocs.yml."""
    source_url = config_options.Type(str, default="")
    """Where source files can be edited, such as ``https://host/owner/repository/edit/main/``."""


def find_project(config: MkDocsConfig, options: GuideConfig, *, serving: bool) -> Project:
    """The project that a configuration describes; a preview has no address of its own."""
    root = Path(config.config_file_path).absolute().parent if config.config_file_path else Path.cwd()
    settings = Settings(options.source_url, "" if serving else config.site_url or "", config.site_name)
    docs = Path(config.docs_dir).absolute()
    return Project(root, root / options.source, root / options.templates, docs, lambda: settings)


def check_settings(config: MkDocsConfig) -> str:
    """The site's address without blanks around it; raises GuideError where it or the date of the build is wrong."""
    written = "" if config.site_url is None else str(config.site_url)
    address = written.strip()
    faults = [replace(fault, place=_place_of_address(config, address)) for fault in find_address_faults(address)]
    faults += find_epoch_faults(os.environ.get(EPOCH, ""))
    if faults:
        raise GuideError(faults)
    return address


def _place_of_address(config: MkDocsConfig, address: str) -> Place:
    """The variable where the address is from there, else its line."""
    if address.rstrip("/") == os.environ.get(ADDRESS, "").strip().rstrip("/"):
        return Place(ADDRESS)
    data = Path(config.config_file_path).read_bytes() if config.config_file_path else b""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    lines = data.decode("utf-16" if is_utf16 else "utf-8", errors="replace").split("\n")
    return Place(CONFIG_FILE, next((n for n, line in enumerate(lines, start=1) if line.startswith("site_url:")), 0))


def load_settings(root: Path, *, site_dir: str | None = None, strict: bool | None = None) -> MkDocsConfig:
    """What mkdocs.yml in a folder says, and what is given instead; raises GuideError with what is wrong."""
    path = root / CONFIG_FILE
    if path.exists() and not path.is_file():
        raise GuideError(Diagnostic(Place(CONFIG_FILE), Code.FILE, "is no file", "put the settings of the site there"))
    try:
        unchecked = MkDocsConfig(config_file_path=str(path))
        with told_as_messages(path, root), path.open("rb") as file:
            unchecked.load_file(file)
        return load_config(str(path), site_url=check_settings(unchecked), site_dir=site_dir, strict=strict)
    except GuideError:
        raise
    except MkDocsException as error:
        raise GuideError(Diagnostic(Place(CONFIG_FILE), Code.VALUE, str(error), "mend it")) from None
    except (Exception, SystemExit) as error:  # MkDocs checks not all that it reads, and a hook may do anything
        message = f"MkDocs cannot use it: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        raise GuideError(Diagnostic(Place(CONFIG_FILE), Code.VALUE, message.rstrip(": "), "mend it")) from error


def read_project(root: Path) -> Project:
    """The project of the mkdocs.yml in a folder; with the usual folders where there is none."""
    with told_as_messages(root / CONFIG_FILE, root):
        is_there = (root / CONFIG_FILE).exists()
    if not is_there:
        return Project.at(root)
    config = load_settings(root)
    plugin = config.plugins.get(PLUGIN)
    if plugin is None or not isinstance(plugin.config, GuideConfig):
        return Project.at(root)
    return find_project(config, plugin.config, serving=False)


def confirm_settings(found: Project) -> Settings:
    """The settings of a project that was found without MkDocs; raises GuideError where MkDocs finds another."""
    project = read_project(found.root)
    if (project.source, project.templates, project.docs) != (found.source, found.templates, found.docs):
        message = "MkDocs finds other folders of the project than those that stand here"
        hint = "write 'docs_dir', 'source' and 'templates' plainly, each once"
        raise GuideError(Diagnostic(Place(CONFIG_FILE), Code.VALUE, message, hint))
    return project.settings
