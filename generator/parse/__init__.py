"""A field's text to typed indicators: tokens, shapes of numbers, rules. No I/O, never raises."""

from generator.parse.parse_field import parse_field

__all__ = ["parse_field"]
