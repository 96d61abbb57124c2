"""The program for scripts: `inspector-app VERB …`. Exit 0 done, 1 refused, 2 wrong usage, 3 store not opened."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from inspector_app.commands import checklists, demo, enterprises, notices, office, packs, register, stores, visits
from inspector_app.commands.frame import Command, Exit, StoreNotOpenedError, complain
from inspector_app.demo import TakePictures
from inspector_app.errors import Problem
from inspector_app.messages import Language, Message, explain, say


def main(argv: Sequence[str], take_pictures: TakePictures | None = None) -> int:
    """Runs one verb and gives its exit code. `take_pictures` is the window's, which the core does not know."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may speak GBK; JSON is UTF-8 everywhere.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    arguments = _parser().parse_args(argv)
    command = Command(arguments, datetime.now().astimezone(), Language(arguments.language), take_pictures)
    try:
        return int(arguments.verb(command))
    except StoreNotOpenedError as error:
        _explain(command, error.reason)
        return int(Exit.NO_STORE)
    except BrokenPipeError:
        return int(Exit.DONE)
    except Exception as error:
        # The command line's exception hook: what can be said is said, the rest is raised.
        if not _explain(command, error):
            raise
        return int(Exit.REFUSED)


def _explain(command: Command, error: Exception) -> bool:
    """Says why: to people on standard error, with --json also as the one value on standard output."""
    if isinstance(error, OSError):
        details = {"folder": str(error.filename or ""), "detail": error.strerror or str(error)}
        messages: tuple[Message, ...] | None = (say(Problem("store.folder_refused", details), command.language),)
    else:
        messages = explain(error, command.language)
    if messages is None:
        return False
    command.answer({"problems": [asdict(message) for message in messages]}, "")
    for message in messages:
        complain(str(message))
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inspector-app", description="寄检通: the window starts when no verb is given"
    )
    parser.add_argument("--language", choices=[language.value for language in Language], default=Language.ZH.value)
    subparsers = parser.add_subparsers(required=True, metavar="VERB")
    for subject in (stores, office, register, enterprises, checklists, visits, notices, packs, demo):
        subject.add(subparsers)
    return parser
