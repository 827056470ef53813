"""The program as a process of its own, its requests carried to a server on this machine.

Started as `python tests/cli/fetch_process.py PORT fetch ...`, to be killed by a test.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from amhe_explore import cli
from amhe_explore.sources import fetch
from tests.sources.fetch_bench import LIMITS
from tests.sources.web_server import ToServer


def main(port: str, *words: str) -> int:
    """Run one command against the server at a port."""
    fetch.fetch = functools.partial(fetch.fetch, limits=LIMITS, transport=ToServer(int(port)))
    return cli.main(words)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
