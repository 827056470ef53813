"""The command line: python -m amhe_explore COMMAND."""

import sys

from amhe_explore.cli import main

if __name__ == "__main__":
    sys.exit(main())
