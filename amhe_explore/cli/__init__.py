"""The command line, a stable contract: build, fetch, status, places, profile, check."""

from amhe_explore.cli.commands import main, parser

__all__ = ["main", "parser"]
