"""The program for scripts: `inspector-app VERB …`. Exit 0 done, 1 refused, 2 wrong usage, 3 store not opened.

And two that no script should wait for: 70 our own bug, 74 the answer could not be written.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

from inspector_app.commands.frame import Command, Exit, OpenPrinters, OutputRefusedError, StoreNotOpenedError, complain
from inspector_app.demo import TakePictures
from inspector_app.errors import Problem
from inspector_app.messages import Language, disk_problem, problems_of, say

_SUBJECTS = {
    "store": "stores",
    "recovery": "vault",
    "office": "office",
    "register": "register",
    "enterprises": "enterprises",
    "enterprise": "enterprise",
    "grade": "grading",
    "checklist": "checklists",
    "visit": "visits",
    "photos": "gallery",
    "notice": "notices",
    "paper": "papers",
    "numbers": "numbers",
    "law": "law",
    "holidays": "holidays",
    "pack": "packs",
    "planning": "planning",
    "plan": "plans",
    "measure": "measures",
    "campaign": "campaigns",
    "statistics": "statistics",
    "board": "board",
    "appraisal": "board",
    "bulletin": "bulletin",
    "handing-on": "handing_on",
    "office-root": "devices",
    "devices": "devices",
    "conflicts": "conflicts",
    "steps": "undoing",
    "trash": "undoing",
    "review": "review",
    "rectification": "rectification",
    "audit": "audit",
    "backup": "backups",
    "doctor": "doctor",
    "update": "updates",
    "manual": "manual",
    "demo": "demo",
}
"""What is spoken of, as `--help` lists it, to its module of `commands`. One alone is loaded: all take twice as long."""


def main(argv: Sequence[str], take_pictures: TakePictures | None = None, printers: OpenPrinters | None = None) -> int:
    """Runs one verb and gives its exit code. What is the window's is passed in: the core does not know it."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may speak GBK; JSON is UTF-8 everywhere.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    command = replace(_asked(argv, take_pictures), open_printers=printers)
    try:
        return int(_run(command))
    except BrokenPipeError:
        _give_up_output()
        return int(Exit.DONE)
    except OutputRefusedError as error:
        _give_up_output()
        details = {"detail": error.reason.strerror or str(error)}
        complain(str(say(Problem("command.no_output", details), command.language)))
        return int(Exit.NO_OUTPUT)


def _asked(argv: Sequence[str], take_pictures: TakePictures | None) -> Command:
    """Raises SystemExit 2 for wrong usage: said in argparse's words, with --json also as a value."""
    now = datetime.now().astimezone()
    try:
        arguments = _parser(_named(argv)).parse_args(argv)
    except _UsageError as error:
        error.parser.print_usage(sys.stderr)
        complain(f"{error.parser.prog}: error: {error}")
        if "--json" in argv:
            language = Language.EN if ("--language", "en") in pairwise(argv) else Language.ZH
            command = Command(argparse.Namespace(json=True), now, language)
            problem = command.problem_json(Problem("command.usage", {"detail": str(error), "prog": error.parser.prog}))
            command.answer({"result": "refused", "problems": [problem]}, "")
        raise SystemExit(int(Exit.USAGE)) from error
    return Command(arguments, now, Language(arguments.language), take_pictures)


def _run(command: Command) -> Exit:
    try:
        done: Exit = command.arguments.verb(command)
    except StoreNotOpenedError as error:
        command.refuse(_problems_of(error.reason) or ())
        return Exit.NO_STORE
    except (BrokenPipeError, OutputRefusedError):
        raise
    except Exception as error:  # noqa: BLE001 - the command line's exception hook: what cannot be said is our own bug
        problems = _problems_of(error)
        if problems is not None:
            return command.refuse(problems)
        traceback.print_exc()
        bug = Problem("command.bug", {"detail": f"{type(error).__name__}: {str(error)[:200]}"})
        command.answer({"result": "bug", "problems": [command.problem_json(bug)]}, "")
        return Exit.BUG
    return done


def _problems_of(error: Exception) -> tuple[Problem, ...] | None:
    if isinstance(error, OSError):
        return (disk_problem(error),)
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        # A word of the command line that is no text in this system's encoding.
        return (Problem("store.value_signs", {"field": "…"}),)
    return problems_of(error)


def _give_up_output() -> None:
    """What could not be written is not tried again when Python ends, with an error of its own."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _UsageError(Exception):
    def __init__(self, parser: argparse.ArgumentParser, message: str) -> None:
        super().__init__(message)
        self.parser = parser


class _Parser(argparse.ArgumentParser):
    """Its subparsers are of the same class."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(self, message)


def _named(argv: Sequence[str]) -> str:
    """The subject that these words begin with; "" where it has to be looked for among all: in help, and when wrong."""
    words = argv[2:] if argv[:1] == ["--language"] else argv
    return words[0] if words and words[0] in _SUBJECTS else ""


@cache
def _parser(subject: str = "") -> argparse.ArgumentParser:
    parser = _Parser(prog="inspector-app", description="寄检通: the window starts when no verb is given")
    parser.add_argument("--language", choices=[language.value for language in Language], default=Language.ZH.value)
    subparsers = parser.add_subparsers(required=True, metavar="VERB")
    modules = [_SUBJECTS[subject]] if subject else dict.fromkeys(_SUBJECTS.values())
    for module in modules:
        import_module(f"inspector_app.commands.{module}").add(subparsers)
    return parser
