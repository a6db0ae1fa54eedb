"""Write a set of files to a folder: only what changed, all or nothing, only what is ours."""

from generator.publish.files import PublishReport, check_standing, publish_files
from generator.publish.generations import HOME, read_owned
from generator.publish.lock import PAGES_LOCK, hold_lock
from generator.publish.manifest import Owned
from generator.publish.names import has_surrogate
from generator.publish.site import Made, build_site
from generator.publish.sums import (
    SUMS,
    Differences,
    Noted,
    check_names,
    compare_sums,
    find_untouched,
    list_files,
    note_foreign,
    read_sums,
    write_sums,
)
from generator.publish.trouble import note_refused, told_as_messages

__all__ = [
    "HOME",
    "PAGES_LOCK",
    "SUMS",
    "Differences",
    "Made",
    "Noted",
    "Owned",
    "PublishReport",
    "build_site",
    "check_names",
    "check_standing",
    "compare_sums",
    "find_untouched",
    "has_surrogate",
    "hold_lock",
    "list_files",
    "note_foreign",
    "note_refused",
    "publish_files",
    "read_owned",
    "read_sums",
    "told_as_messages",
    "write_sums",
]
