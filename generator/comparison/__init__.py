"""What the page of comparison needs of each direction: one small script a direction, loaded when it is chosen."""

from generator.comparison.write import build_comparisons

__all__ = ["build_comparisons"]
