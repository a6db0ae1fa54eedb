"""What connects the directions: keywords, mentions, related directions, tables of indicators and deliverables."""

from generator.index.build_site import ReadGuide, build_site

__all__ = ["ReadGuide", "build_site"]
