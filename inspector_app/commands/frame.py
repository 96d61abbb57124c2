"""What every verb shares: its store, its output, its exit codes."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.errors import UnavailableError
from inspector_app.messages import Language
from inspector_app.stores import Store, open_store

if TYPE_CHECKING:
    from inspector_app.demo import TakePictures


class Exit(IntEnum):
    DONE = 0
    REFUSED = 1
    """The input was refused or had problems; they are listed."""
    USAGE = 2
    NO_STORE = 3
    """The store could not be opened."""


class StoreNotOpenedError(Exception):
    """Wraps the reason why the store could not be opened, so that it gets its own exit code."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Command:
    """One call of the program: what was asked, what time it is, in which language to answer."""

    arguments: argparse.Namespace
    now: datetime
    language: Language
    take_pictures: "TakePictures | None" = None

    def answer(self, value: Any, text: str) -> None:
        """The result: with --json one value on standard output, else a text for people."""
        if getattr(self.arguments, "json", False):
            print(json.dumps(value, ensure_ascii=False, indent=2))
        elif text:
            print(text)

    def say(self, zh: str, en: str) -> str:
        return zh if self.language is Language.ZH else en

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store of --store, closed at the end. Raises StoreNotOpenedError."""
        from db.errors import StoreTroubleError

        try:
            store = open_store(Path(self.arguments.store), read_passphrase(Path(self.arguments.passphrase_file)))
        except (UnavailableError, StoreTroubleError, OSError) as error:
            raise StoreNotOpenedError(error) from error
        try:
            yield store
        finally:
            store.close()


Verb = Callable[[Command], Exit]
Subparsers = Any
"""argparse gives no public type for what `add_subparsers` returns."""


def add_verb(
    subparsers: Subparsers, name: str, verb: Verb, words: str, *, store: bool = True
) -> argparse.ArgumentParser:
    """A verb with --json, and with --store and --passphrase-file when it works on a store."""
    parser: argparse.ArgumentParser = subparsers.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print one JSON value on standard output")
    if store:
        parser.add_argument("--store", required=True, metavar="DIR", help="folder of the store")
        parser.add_argument("--passphrase-file", required=True, metavar="FILE", help="its first line is the passphrase")
    parser.set_defaults(verb=verb)
    return parser


def add_subject(subparsers: Subparsers, name: str, words: str) -> Subparsers:
    """A subject whose verbs follow it: `inspector-app store create`."""
    parser = subparsers.add_parser(name, help=words, description=words)
    return parser.add_subparsers(required=True, metavar="VERB")


def read_passphrase(path: Path) -> str:
    """The first line of the file. Raises UnavailableError store.passphrase_file."""
    try:
        return path.read_text("utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UnavailableError("store.passphrase_file", path=str(path), detail=str(error)) from error


def complain(text: str) -> None:
    print(text, file=sys.stderr)
