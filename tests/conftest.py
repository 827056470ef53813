"""What every test shares: no outside network, the official files, settings that repeat."""

from __future__ import annotations

import ipaddress
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from amhe_explore.warehouse.build import build
from tests import pack

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL_DATA = ROOT.parent / "shared" / "data"
# Environment variables by which a developer's own warehouse would get into a test.
PRIVATE_SETTINGS = ("AMHE_WAREHOUSE",)

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_configure() -> None:
    for name in PRIVATE_SETTINGS:
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by their folder: `tests/browser` and `tests/official`."""
    for item in items:
        for name in ("browser", "official"):
            if item.path.is_relative_to(ROOT / "tests" / name):
                item.add_marker(name)


def _stays_here(address: Any) -> bool:
    """Whether a socket address is this machine: loopback, a Unix socket, or nothing at all."""
    host = address[0] if isinstance(address, tuple) else None
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_outside_network() -> Iterator[None]:
    """Refuses any connection or name look-up that leaves this machine.

    Holds for the test process; programs it starts have guards of their own or run offline. The
    error is none that a client would catch and try again.
    """
    patch = pytest.MonkeyPatch()

    def guard(owner: Any, name: str, position: int) -> None:
        original = getattr(owner, name)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            target = args[position]
            address = target if isinstance(target, tuple) else (target,)
            if not (_stays_here(address) or getattr(args[0], "family", None) == socket.AF_UNIX):
                raise RuntimeError(f"a test reached for the outside network: {target}")
            return original(*args, **kwargs)

        patch.setattr(owner, name, guarded)

    guard(socket.socket, "connect", 1)
    guard(socket.socket, "connect_ex", 1)
    guard(socket, "getaddrinfo", 0)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def official_data() -> Path:
    """The folder of official files beside the checkout; skips where it is not there."""
    if not OFFICIAL_DATA.is_dir():
        pytest.skip("the official files are not beside this checkout (../shared/data)")
    return OFFICIAL_DATA


@pytest.fixture(scope="session")
def published_files() -> list[Path]:
    """Every file git holds, or would take: tracked or new, and not ignored."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.fixture(scope="session")
def small_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder built once from the invented packs of `tests.pack`."""
    given = pack.write_pack(tmp_path_factory.mktemp("packs"))
    pack.write_tidy(given / "measures_annual.parquet")
    folder = tmp_path_factory.mktemp("warehouse")
    build([given], folder)
    return folder


@pytest.fixture(scope="session")
def example_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder with the embedded default: England's printed figures, example places."""
    folder = tmp_path_factory.mktemp("example")
    build([], folder, example=True)
    return folder
