"""Write figures as superscripts, as characters that are found and copied with the right value."""

from __future__ import annotations

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def raise_figures(figures: str) -> str:
    """``-8`` → ``⁻⁸``."""
    return figures.translate(_RAISED)


def power_of_ten(exponent: int) -> str:
    """``10⁻⁸``."""
    return "10" + raise_figures(str(exponent))
