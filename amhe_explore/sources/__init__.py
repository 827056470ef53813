"""Readers of official files: one for each file family, to tidy rows."""

from amhe_explore.sources.annual_csv import ORGANISATIONS
from amhe_explore.sources.given_file import GivenFile, Head
from amhe_explore.sources.registry import Found, find, find_example, readers
from amhe_explore.sources.retrieval import retrieved
from amhe_explore.sources.tidy import TABLES, Reader, Tidy

__all__ = [
    "ORGANISATIONS",
    "TABLES",
    "Found",
    "GivenFile",
    "Head",
    "Reader",
    "Tidy",
    "find",
    "find_example",
    "readers",
    "retrieved",
]
