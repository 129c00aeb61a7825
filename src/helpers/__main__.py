"""``python -m helpers``: the commands behind make."""

import sys

from helpers.cli import main

# Worker processes import this module again under another name.
if __name__ == "__main__":
    sys.exit(main())
