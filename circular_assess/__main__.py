"""Starts the program: `python -m circular_assess` and the command `circular-assess`."""

import sys

from circular_assess import app


def main() -> int:
    """Run the program with the arguments of the process; the exit code."""
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
