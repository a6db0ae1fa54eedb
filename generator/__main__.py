"""Where `guide-site` and ``python -m generator`` start: whoever stops it, at whatever moment, sees no traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; most of its first second goes into loading what it needs."""
    try:
        from generator.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
