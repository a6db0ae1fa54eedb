"""Site to pages: templates show, this package decides. Returns texts by path, touches no file."""
