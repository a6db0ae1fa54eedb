"""Write a set of files to a folder: only what changed, all or nothing, only what is ours."""

from generator.publish.files import PublishReport, publish_files
from generator.publish.generations import HOME, read_owned
from generator.publish.site import Made, build_site
from generator.publish.trouble import told_as_messages

__all__ = ["HOME", "Made", "PublishReport", "build_site", "publish_files", "read_owned", "told_as_messages"]
