"""The guide's LaTeX as a reader sees it: read once here, shown by ``render``, read as numbers by ``parse``."""

from generator.maths.display import Display, Fault, Piece, read_display
from generator.maths.glyphs import Layer, Style

__all__ = ["Display", "Fault", "Layer", "Piece", "Style", "read_display"]
