"""`inspector-app notice sign|refuse|serve|withdraw|history|print|printers`: what becomes of an issued paper."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, whole_number
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.deeds import (
    Delivery,
    Evidence,
    Handing,
    PrintReport,
    Refusal,
    Signature,
    Signer,
    SigningWay,
    Standing,
)
from inspector_app.notices.service import deeds_json, note_print, refuse, serve, sign, standing, withdraw
from inspector_app.notices.signatures import drawing_from
from inspector_app.printers import USUAL_COPIES, Printers, PrintJob


def add(verbs: Subparsers) -> None:
    """To the verbs of `notice`."""
    _add_signing(verbs)
    _add_serving(verbs)
    end = _verb(verbs, "withdraw", _withdraw, "the paper no longer holds; its number stays used")
    end.add_argument("--reason", required=True)
    _verb(verbs, "history", _history, "what was done with an issued paper, and where it stands")
    _add_printing(verbs)


def _add_signing(verbs: Subparsers) -> None:
    signed = _verb(verbs, "sign", _sign, "somebody signed the paper")
    signed.add_argument("--by", choices=[each.value for each in Signer], default=Signer.SITE.value)
    signed.add_argument("--name", required=True, help="who signed")
    signed.add_argument("--drawing", metavar="FILE", default=None, help="strokes drawn on a pad; else wet ink")
    _add_proof(signed, "a photo or scan of the signed page")
    refused = _verb(verbs, "refuse", _refuse, "somebody of the enterprise refused to sign")
    refused.add_argument("--name", default="", help="who refused")
    refused.add_argument("--reason", required=True)
    refused.add_argument("--witness", default="")
    _add_proof(refused, "a picture that shows it")


def _add_serving(verbs: Subparsers) -> None:
    served = _verb(verbs, "serve", _serve, "the paper came to the enterprise")
    served.add_argument("--way", choices=[each.value for each in Delivery], required=True)
    for name, words in (
        ("receiver", "who took it"),
        ("instead", "why somebody else than the addressee took it"),
        ("place", "where"),
        ("by", "who served it; otherwise the person of the store"),
        ("refusal", "for a paper that was left behind: why it was not taken"),
        ("witness", "for a paper that was left behind"),
        ("tracking", "number of the post"),
    ):
        served.add_argument(f"--{name}", default="", help=words)
    served.add_argument("--consent", action="store_true", help="the receiver agreed to electronic service")
    _add_proof(served, "a postal receipt, a picture")


def _add_printing(verbs: Subparsers) -> None:
    printed = _verb(verbs, "print", _print, "to the system's queue; after the original it is a marked copy")
    printed.add_argument("--printer", default="", metavar="NAME", help="otherwise the system's own choice")
    printed.add_argument("--copies", type=whole_number, default=USUAL_COPIES, metavar="N")
    printed.add_argument(
        "--incomplete", default="", metavar="WORDS", help="record that only this came out of the last print"
    )
    add_verb(verbs, "printers", _printers, "printers of this computer", store=False)


def _verb(verbs: Subparsers, name: str, verb: Any, words: str) -> argparse.ArgumentParser:
    parser = add_verb(verbs, name, verb, words)
    parser.add_argument("notice")
    return parser


def _add_proof(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--at", default="", metavar="TIME", help="when, as 2026-08-03 14:30; otherwise now")
    parser.add_argument("--file", default=None, metavar="FILE", help=words)


def _sign(command: Command) -> Exit:
    arguments = command.arguments
    drawing = drawing_from(Path(arguments.drawing).read_bytes()) if arguments.drawing else None
    way = SigningWay.DRAWN if drawing else SigningWay.INK
    signature = Signature(Signer(arguments.by), arguments.name, way, _at(command), drawing, _file(arguments.file))
    with command.store() as store:
        sign(store, arguments.notice, signature, command.now)
        return _answer(command, standing(store, arguments.notice))


def _refuse(command: Command) -> Exit:
    arguments = command.arguments
    refusal = Refusal(arguments.name, arguments.reason, arguments.witness, _at(command), _file(arguments.file))
    with command.store() as store:
        refuse(store, arguments.notice, refusal, command.now)
        return _answer(command, standing(store, arguments.notice))


def _serve(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        handing = Handing(
            Delivery(arguments.way),
            _at(command),
            arguments.receiver,
            arguments.instead,
            arguments.place,
            arguments.by or store.person,
            arguments.witness,
            arguments.tracking,
            arguments.consent,
            _file(arguments.file),
            arguments.refusal,
        )
        serve(store, arguments.notice, handing, command.now)
        return _answer(command, standing(store, arguments.notice))


def _withdraw(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        withdraw(store, arguments.notice, arguments.reason, command.now)
        return _answer(command, standing(store, arguments.notice))


def _history(command: Command) -> Exit:
    with command.store() as store:
        return _answer(command, standing(store, command.arguments.notice))


def _print(command: Command) -> Exit:
    """No script stands beside the printer: what the queue took counts as printed, until --incomplete says otherwise."""
    from inspector_app.notices.copies import next_print

    arguments = command.arguments
    with command.store() as store:
        if arguments.incomplete:
            last = standing(store, arguments.notice).last_printed
            report = PrintReport("", 0, 0, False, last, arguments.incomplete)
            note_print(store, arguments.notice, report, command.now)
            return _answer(command, standing(store, arguments.notice))
        to_print = next_print(store, arguments.notice, command.now)
        title = standing(store, arguments.notice).notice.number or arguments.notice[-8:]
        name = _opened(command).print(PrintJob(to_print.pdf, title, arguments.copies, arguments.printer))
        report = PrintReport(name, arguments.copies, to_print.pages, True, to_print.duplicate)
        note_print(store, arguments.notice, report, command.now)
    value = {"notice": arguments.notice, "printer": name, "copies": report.copies, "duplicate": report.duplicate}
    command.answer(value | {"pages": report.pages}, name)
    return Exit.DONE


def _printers(command: Command) -> Exit:
    known = _opened(command).known()
    command.answer({"printers": list(known.names), "usual": known.usual}, "\n".join(known.names))
    return Exit.DONE


def _opened(command: Command) -> Printers:
    if command.open_printers is None:
        raise RefusedInputError([Problem("service.printer_none")])
    return command.open_printers()


def _answer(command: Command, stands: Standing) -> Exit:
    value = standing_json(stands)
    lines = [f"{deed['done_at']}\t{deed['deed']}\t{deed['person']}" for deed in value["deeds"]]
    command.answer(value, "\n".join([stands.notice.number, *lines]))
    return Exit.DONE


def standing_json(stands: Standing) -> dict[str, Any]:
    """What scripts see of a paper's standing."""
    return {
        "notice": stands.notice.id,
        "number": stands.notice.number,
        "withdrawn": stands.withdrawn is not None,
        "replaced_by": stands.replaced_by.id if stands.replaced_by else None,
        "replaces": stands.replaces.id if stands.replaces else None,
        "next_print": "original" if not stands.next_duplicate else f"duplicate {stands.next_duplicate}",
        "deeds": deeds_json(stands.deeds),
    }


def _at(command: Command) -> datetime:
    text = command.arguments.at.strip()
    if not text:
        return command.now
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T"))
    except ValueError as error:
        raise RefusedInputError([Problem("service.time_unreadable", {"text": text[:40]})]) from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=command.now.tzinfo)


def _file(path: str | None) -> Evidence | None:
    return Evidence(Path(path).read_bytes(), Path(path).name) if path else None
