"""Namespaces of XForms, and names of elements as a workbook writes them."""

from collections.abc import Mapping
from typing import Any

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"


def local(element: Any) -> str:
    """The name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Any) -> str:
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def children(element: Any, name: str) -> list[Any]:
    """Child elements of that local name, in any namespace."""
    return [child for child in element if local(child) == name]


def child(element: Any, name: str) -> Any:
    """The first child element of that local name; None without one."""
    return next(iter(children(element, name)), None)


def jr(element: Any, name: str) -> str:
    """An attribute of the JavaRosa namespace."""
    return str(element.get(f"{{{JAVAROSA}}}{name}", ""))


def written_name(tag: str, prefixes: Mapping[str, str], plain: frozenset[str]) -> str:
    """`{uri}name` as `prefix:name`; without a prefix in one of the `plain` namespaces, or where none is declared."""
    uri, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = "" if not uri or uri in plain else prefixes.get(uri, "")
    return f"{prefix}:{name}" if prefix else name
