"""What is handed out beside the site: an archive of it, PDFs printed from its pages, the workbook, checksums."""

from generator.dist.make_dist import make_dist

__all__ = ["make_dist"]
