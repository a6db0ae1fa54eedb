"""What is handed out beside the site: an archive of it, PDFs printed from its pages, the workbook, checksums.

It imports nothing: the packages that it needs are an extra, and may be missing.
"""
