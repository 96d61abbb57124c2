"""`inspector-app numbers …`: the ledger of numbers, void ones, blocks for laptops."""

import argparse
from dataclasses import asdict
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.errors import RefusedInputError
from inspector_app.notices.ledger import (
    LedgerLine,
    State,
    hand_out,
    ledger_of,
    resume_numbers,
    take_away,
    void_numbers,
)
from inspector_app.plans.number_blocks import NumberBlock, block_text

_STATES = {State.USED: ("已用", "used"), State.VOID: ("作废", "void"), State.UNUSED: ("未用", "unused")}


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "numbers", "numbers of papers: used, void, unused; blocks for laptops")
    listed = add_verb(verbs, "list", _list, "the ledger")
    listed.add_argument("--word", default="", metavar="文种字")
    listed.add_argument("--year", type=whole_number, default=None)
    listed.add_argument("--state", choices=[state.value for state in State], default=None)
    void = add_verb(verbs, "void", _void, "declare numbers of this laptop void for ever")
    void.add_argument("numbers", type=span, nargs="+", metavar="NUMBER", help="12, or 12-15")
    void.add_argument("--word", required=True, metavar="文种字")
    void.add_argument("--year", type=whole_number, default=None, help="this year when not given")
    void.add_argument("--reason", required=True)
    resume = add_verb(verbs, "resume", _resume, "after a restored backup: how far papers had been numbered")
    resume.add_argument("--last", action="append", type=last, default=[], metavar="文种字=NUMBER")
    resume.add_argument("--reason", default="恢复备份以前可能已经使用")
    add_verb(verbs, "blocks", _blocks, "the blocks of the office's plan")
    for name, verb, words in (
        ("allot", _allot, "give a block of numbers to a laptop; the plan file carries it"),
        ("withdraw", _withdraw, "take a block out of the plan"),
    ):
        block = add_verb(verbs, name, verb, words)
        block.add_argument("--laptop", required=True, metavar="ID|PERSON")
        block.add_argument("--word", default="*", metavar="文种字", help="* for papers of every kind")
        block.add_argument("--year", type=whole_number, default=None)
        block.add_argument("--first", type=whole_number, required=True)
        block.add_argument("--last", type=whole_number, required=True)


def span(text: str) -> range:
    """For argparse: 12 or 12-15."""
    first, dash, end = text.partition("-")
    if not first.isdecimal() or (dash and not end.isdecimal()) or len(text) > 15:
        raise argparse.ArgumentTypeError(f"not a number or a span such as 12-15: {text[:40]!r}")
    return range(int(first), int(end or first) + 1)


def last(text: str) -> tuple[str, int]:
    """For argparse: 责改=17."""
    word, _, number = text.partition("=")
    if not word or not number.isdecimal() or len(number) > 6:
        raise argparse.ArgumentTypeError(f"not a kind word and a number such as 责改=17: {text[:40]!r}")
    return word, int(number)


def _list(command: Command) -> Exit:
    asked = command.arguments
    with command.store() as store:
        ledger = ledger_of(store, command.now)
    lines = [line for line in ledger.lines if _is_wanted(line, asked.word, asked.year, asked.state)]
    value = {
        "lines": [_line_json(line) for line in lines],
        "blocks": [asdict(block) for block in ledger.blocks],
        "twice": list(ledger.twice),
        "must_resume": ledger.must_resume,
    }
    command.answer(value, "\n".join(_line_text(command, line) for line in lines))
    return Exit.DONE


def _void(command: Command) -> Exit:
    asked = command.arguments
    sequences = [each for part in asked.numbers for each in part[:1001]]
    year = asked.year or command.now.year
    with command.store() as store:
        try:
            numbers = void_numbers(store, asked.word, year, sequences, asked.reason, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer({"void": numbers}, "\n".join(numbers))
    return Exit.DONE


def _resume(command: Command) -> Exit:
    asked = command.arguments
    with command.store() as store:
        try:
            count = resume_numbers(store, dict(asked.last), asked.reason, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer({"void": count}, command.say(f"作废了 {count} 个号。", f"{count} numbers are void."))
    return Exit.DONE


def _blocks(command: Command) -> Exit:
    with command.store() as store:
        blocks = ledger_of(store, command.now).blocks
    command.answer([asdict(block) for block in blocks], "\n".join(map(block_text, blocks)))
    return Exit.DONE


def _allot(command: Command) -> Exit:
    asked = command.arguments
    year = asked.year or command.now.year
    with command.store() as store:
        try:
            block = hand_out(store, asked.laptop, asked.word, year, asked.first, asked.last, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(asdict(block), block_text(block))
    return Exit.DONE


def _withdraw(command: Command) -> Exit:
    asked = command.arguments
    block = NumberBlock(asked.laptop, asked.word, asked.year or command.now.year, asked.first, asked.last)
    with command.store() as store:
        try:
            take_away(store, block, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(asdict(block), block_text(block))
    return Exit.DONE


def _is_wanted(line: LedgerLine, word: str, year: int | None, state: str | None) -> bool:
    return (not word or line.word == word) and (not year or line.year == year) and (not state or line.state == state)


def _line_json(line: LedgerLine) -> dict[str, Any]:
    return {**asdict(line), "state": line.state.value, "at": line.at.isoformat() if line.at else None}


def _line_text(command: Command, line: LedgerLine) -> str:
    numbers = str(line.first) if line.first == line.last else f"{line.first}—{line.last}"
    about = line.enterprise or line.reason
    return f"{line.word}〔{line.year}〕{numbers}\t{command.say(*_STATES[line.state])}\t{line.number}\t{about}".rstrip()
