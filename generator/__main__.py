"""Where `guide-site` and ``python -m generator`` start: whoever stops it, at whatever moment, sees no traceback."""

from __future__ import annotations

import gc
import sys

_OBJECTS_BETWEEN_LOOKS = 200_000
"""So many new objects may come before Python looks for cycles to free (its own figure is 700).

A run is short and keeps nearly all it reads: dictionaries of pinyin alone are 100,000 objects, and looking through
them again and again took a third of the time until a fault is told.
"""


def main() -> None:
    """Run the command line; most of its first second goes into loading what it needs."""
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 30, 30)
    try:
        from generator.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(1)
    finally:
        gc.freeze()  # or Python looks through everything once more when it ends: a tenth of a second


if __name__ == "__main__":
    main()
