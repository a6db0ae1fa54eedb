"""Site to pages: templates show, this package decides. Returns texts by path, touches no file."""

OPENING = "---\n"
"""How every page begins: with its front matter."""
