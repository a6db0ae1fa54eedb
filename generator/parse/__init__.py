"""A field's text to typed indicators: tokens, shapes of numbers, rules. No I/O, never raises."""

from generator.parse.corrections import apply_corrections
from generator.parse.parse_field import parse_field

__all__ = ["apply_corrections", "parse_field"]
