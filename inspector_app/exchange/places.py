"""Where a pack may be written: under a pack's name, outside of stores, over nothing but another pack."""

from pathlib import Path

from inspector_app.errors import Problem
from inspector_app.exchange.bag.age_header import AGE_MAGIC
from inspector_app.exchange.bag.layout import BAGIT, PACK_SUFFIX, TOP_FOLDER
from inspector_app.exchange.bag.stored_zip import LOCAL_MAGIC
from inspector_app.signposts import is_store

_NAME_AT = 30
"""Where the name of its first file stands in a ZIP file."""


def place_problems(path: Path) -> list[Problem]:
    """Why no pack may be written to `path`; empty when one may."""
    details = {"file": str(path)}
    if path.suffix.lower() != PACK_SUFFIX:
        return [Problem("pack.out_suffix", details)]
    if any(is_store(folder) for folder in path.absolute().resolve().parents):
        return [Problem("pack.out_in_store", details)]
    return [] if not path.exists() or _may_be_replaced(path) else [Problem("pack.out_no_pack", details)]


def _may_be_replaced(path: Path) -> bool:
    """A pack, or a file with nothing in it."""
    if not path.is_file():
        return False
    name = f"{TOP_FOLDER}{BAGIT}".encode("ascii")
    with path.open("rb") as stream:
        head = stream.read(_NAME_AT + len(name))
    return not head or head.startswith(AGE_MAGIC) or (head.startswith(LOCAL_MAGIC) and head[_NAME_AT:] == name)
