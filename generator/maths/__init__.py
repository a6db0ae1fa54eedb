r"""The guide's LaTeX as a reader sees it: read once here, shown by ``render``, read as numbers by ``parse``.

``read_display`` gives a text its one display form: what is shown, copied, searched, verified and parsed. Outside
maths it is the text itself, character by character. Within ``$…$`` (and for bare scripts such as ``10^{-20}``,
``^{13}C``, ``10^-3`` and the ``_2`` of a chemical formula) it is what a careful technical editor would print:

- Blanks of the source mean nothing, as in LaTeX; those asked for (``\,`` ``~`` ``\quad``, or within ``\text``) are
  one U+0020, and none beside ≤ or ×. All blanks of the display form are U+0020, so that search and copies find them.
- One blank parts a number from its unit (``10 nm``, ``25 °C``, ``10⁻⁶ L``) and stands around ``=``, ``@``, and
  ``+`` and ``−`` between two terms (``u = 0.1 mm + 0.1×10⁻⁶ L``). None around ≤ ≥ < > ± × · / ~ (``≤2×10⁻⁸``).
- ``%``, ``°``, ``′``, ``″`` stand tight to their number (``99%RH``, ``0.3″``); ``°`` behind a power does not
  (``10⁻⁶ °/h``); a factor behind ``%`` does not (``60% P₀``).
- The sign of a number and the minus between terms are U+2212; a hyphen between two numbers is a range and stays
  U+002D (``(400-1000)``).
- Scripts are Unicode's script characters where it has them, so that a copy keeps its value: ``10⁻⁸``, never ``10-8``.
  Other superscripts are ``^(1/2)`` (``^a`` for a single character), whose signs a page sets invisibly; other
  subscripts are plain, as people type them: ``NOx``, ``PM2.5``, ``Umax``.
- Letters behind a number are a unit and upright; a single letter elsewhere is a variable and italic.

A dollar is maths only together with its partner in the same paragraph, without a sentence's punctuation between
them. What cannot be read is shown exactly as written, all of it, and told as a ``Fault``.
"""

from generator.maths.display import Display, Fault, Piece, read_display
from generator.maths.glyphs import Layer, Style

__all__ = ["Display", "Fault", "Layer", "Piece", "Style", "read_display"]
