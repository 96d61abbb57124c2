"""`inspector-app doctor`: is this installation, and this store, well? And what to do when not."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, StoreNotOpenedError, Subparsers
from inspector_app.doctor.bundle import write_bundle
from inspector_app.doctor.checks import Finding, examine, examine_computer, in_json, troubled, worst
from inspector_app.doctor.closed_store import examine_closed
from inspector_app.errors import Problem
from inspector_app.messages import say
from inspector_app.planning.battery import battery
from inspector_app.planning.departure import State, Surroundings
from inspector_app.support_log import SupportLog, log_folder


def add(subparsers: Subparsers) -> None:
    words = "versions, settings, space, clock, fonts, printers, health: what is not well, and what to do"
    parser = subparsers.add_parser("doctor", help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print one JSON value on standard output")
    parser.add_argument("--store", metavar="DIR", help="also look at this store")
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase")
    parser.add_argument("--bundle", type=Path, metavar="FILE.zip", help="write it all to a file without personal data")
    parser.set_defaults(verb=_doctor)


def _doctor(command: Command) -> Exit:
    asked = command.arguments
    trouble: tuple[Problem, ...] = ()
    try:
        findings = _findings(command)
    except StoreNotOpenedError as error:
        told = troubled("opening", error.reason)
        trouble = tuple(each.problem for each in told)
        findings = examine_computer() + examine_closed(Path(asked.store))
        if worst(findings) is not State.BAD:
            # Else the reason is among them.
            findings += told
    if asked.bundle is not None:
        log = SupportLog(log_folder())
        write_bundle(asked.bundle, findings, log.lines(), log.crashes())
    _tell(command, findings, trouble)
    if trouble:
        if asked.json:
            # People have just read it among the findings.
            command.refuse_in_words(trouble)
        return Exit.NO_STORE
    return Exit.REFUSED if worst(findings) is State.BAD else Exit.DONE


def _findings(command: Command) -> list[Finding]:
    """Without a store of the computer alone, without a passphrase of what the store's folder shows."""
    asked = command.arguments
    if not asked.store:
        return examine_computer()
    if not asked.passphrase_file:
        return examine_computer() + examine_closed(Path(asked.store))
    printers = command.open_printers().known() if command.open_printers is not None else None
    with command.store() as store:
        return examine(store, Surroundings(printers, battery()), command.now)


def _tell(command: Command, findings: list[Finding], trouble: tuple[Problem, ...]) -> None:
    marks = {
        State.OK: command.say("正常", "ok"),
        State.WARN: command.say("注意", "note"),
        State.BAD: command.say("有问题", "bad"),
    }
    lines = [f"{marks[each.state]}\t{say(each.problem, command.language)}" for each in findings]
    refused = {"result": "refused", "problems": [command.problem_json(each) for each in trouble]} if trouble else {}
    command.answer(refused | in_json(findings, command.problem_json), "\n".join(lines))
