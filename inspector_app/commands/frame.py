"""What every verb shares: its store, its output, its exit codes."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.errors import Problem, UnavailableError
from inspector_app.messages import Language, say
from inspector_app.sessions import begin_session_of_another
from inspector_app.stores import Store, open_store
from inspector_app.visible_signs import visible

if TYPE_CHECKING:
    from inspector_app.demo import TakePictures
    from inspector_app.printers import Printers

OpenPrinters = Callable[[], "Printers"]


class Exit(IntEnum):
    DONE = 0
    REFUSED = 1
    """The input was refused or had problems; they are listed."""
    USAGE = 2
    NO_STORE = 3
    """The store could not be opened, or a file with a passphrase not be read."""
    BUG = 70
    """Our own fault; the traceback is on standard error."""
    NO_OUTPUT = 74
    """The answer could not be written; what was asked may be done."""


class StoreNotOpenedError(Exception):
    """Wraps the reason why the store could not be opened, so that it gets its own exit code."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(str(reason))
        self.reason = reason


class OutputRefusedError(Exception):
    """Wraps the reason why the answer could not be written: no disk of the store's said no."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Command:
    """One call of the program: what was asked, what time it is, in which language to answer."""

    arguments: argparse.Namespace
    now: datetime
    language: Language
    take_pictures: "TakePictures | None" = None
    open_printers: OpenPrinters | None = None

    def answer(self, value: Any, text: str) -> None:
        """The result: with --json one value on standard output, else a text for people."""
        if getattr(self.arguments, "json", False):
            put(json.dumps(value, ensure_ascii=False, indent=2))
        elif text:
            put(visible(text))

    def refuse(self, problems: Iterable[Problem], **beside: Any) -> Exit:
        """Says why: to people on standard error, with --json also as the one value on standard output."""
        problems = tuple(problems)
        listed = [self.problem_json(problem) for problem in problems]
        for problem in problems:
            complain(str(say(problem, self.language)))
        self.answer({"result": "refused", "problems": listed, **beside}, "")
        return Exit.REFUSED

    def refuse_in_words(self, problems: Iterable[Problem], of: str = "") -> None:
        """To people only: the answer about several files follows; `of` is the one that is spoken of."""
        for problem in problems:
            complain("\t".join(each for each in (of, str(say(problem, self.language))) if each))

    def problem_json(self, problem: Problem) -> dict[str, str]:
        """What scripts see of a problem, everywhere."""
        return {"code": problem.code, **asdict(say(problem, self.language))}

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
            self.refuse_in_words(store.news)
            begin_session_of_another(store, self.now)
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
    """The first line of the file. Raises StoreNotOpenedError, whichever passphrase it is."""
    try:
        return path.read_text("utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        reason = UnavailableError("store.passphrase_file", path=str(path), detail=str(error))
        raise StoreNotOpenedError(reason) from error


def put(text: str) -> None:
    """On standard output, now. Raises BrokenPipeError, OutputRefusedError."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputRefusedError(error) from error


def complain(text: str) -> None:
    with suppress(OSError):
        print(visible(text), file=sys.stderr, flush=True)


def whole_number(text: str) -> int:
    """For argparse: at least 1."""
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a whole number of at least 1: {text[:40]!r}")
    return int(text)
