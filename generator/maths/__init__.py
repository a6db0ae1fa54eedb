"""The guide's LaTeX as a reader sees it: read once here, shown by ``render``, read as numbers by ``parse``."""
