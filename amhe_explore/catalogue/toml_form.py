"""A frozen dataclass from a TOML table; unknown or missing keys and wrong types name the file."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
import types
import typing
from collections.abc import Hashable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from amhe_explore.errors import CatalogueError

Entry = TypeVar("Entry")


def read(path: Path) -> dict[str, Any]:
    """Return the content of one TOML file.

    Raises:
        CatalogueError: The file is missing, unreadable or not TOML.
    """
    try:
        with path.open("rb") as handle:
            return tomllib.load(handle)
    except FileNotFoundError as error:
        raise CatalogueError(f"{path}: no such file", "one of the catalogue's files") from error
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror}", "a readable file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: not TOML: {error}", "a TOML file in UTF-8") from error


def entry(form: type[Entry], table: Any, where: str) -> Entry:
    """Return one frozen entry made of a table.

    Args:
        form: A dataclass of `entries`.
        table: What stood in the file.
        where: File and position, for the message.

    Raises:
        CatalogueError: An unknown key, a missing key or a value of another type.
    """
    if not isinstance(table, dict):
        raise CatalogueError(f"{where}: {table!r} is not a table", f"the keys of {form.__name__}")
    hints = _hints(typing.cast(Hashable, form))
    fields = {field.name: field for field in dataclasses.fields(typing.cast(Any, form))}
    unknown = sorted(set(table) - set(fields))
    if unknown:
        raise CatalogueError(
            f"{where}: unknown key {unknown[0]!r}", f"one of {', '.join(sorted(fields))}"
        )
    values = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _value(hints[name], table[name], f"{where}, key {name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise CatalogueError(f"{where}: key {name!r} is missing", f"{name} in every entry")
    return form(**values)


@functools.cache
def _hints(form: type) -> Mapping[str, Any]:
    """Return the types of a dataclass's fields: worked out once, a file has hundreds of entries."""
    return typing.get_type_hints(form)


def _value(hint: Any, value: Any, where: str) -> Any:
    """Return the value in the shape of its type hint."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        return None if value is None else _value(inner[0], value, where)
    if origin is tuple:
        return _tuple(hint, value, where)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise CatalogueError(f"{where}: {value!r} is not a table", "a table")
        inside = typing.get_args(hint)[1]
        made = {key: _value(inside, each, f"{where}.{key}") for key, each in value.items()}
        return MappingProxyType(made)
    if dataclasses.is_dataclass(hint):
        return entry(typing.cast(type, hint), value, where)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise CatalogueError(f"{where}: {value!r} has the wrong type", f"{hint.__name__}")
    return value


def _tuple(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    """Return a list of the file as a tuple of the hinted shape."""
    if not isinstance(value, list):
        raise CatalogueError(f"{where}: {value!r} is not a list", "a list")
    inside = typing.get_args(hint)
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_value(inside[0], each, f"{where}[{n}]") for n, each in enumerate(value))
    if len(value) != len(inside):
        raise CatalogueError(f"{where}: {len(value)} values", f"{len(inside)} values")
    pairs = zip(inside, value, strict=True)
    return tuple(_value(each, one, f"{where}[{n}]") for n, (each, one) in enumerate(pairs))
