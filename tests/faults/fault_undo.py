"""Steps taken back and done again, killed or failing at any call: each is done whole or not at all, and can go on."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from fault_forks import Deed, Fault, Fork, Told, swept
from fault_stores import copies_of, worked_store
from handovers import judged_items
from offices import NOW, PASSPHRASE

from inspector_app.audit.check import check_log
from inspector_app.checklists.model import Verdict
from inspector_app.findings import withdraw_finding
from inspector_app.stores import Store, open_store
from inspector_app.undoing.turning import do_again, take_back
from inspector_app.visits import GivenAnswer, give_answer

_BACK = 5
_TURNS = (*(take_back,) * _BACK, *(do_again,) * 2)
_KINDS = (Fault.KILL, Fault.EIO, Fault.ENOSPC, Fault.SHORT, Fault.ENOSPC_ON)


def undo(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """`wrong` says that a step went back before it did."""
    source = place / "source"
    visit = _edited_store(source)
    seen = _seen_on_the_way(place / "way", source, visit)

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy, PASSPHRASE)
            fork.arm()
            for number, turn in enumerate(_TURNS):
                if wrong:
                    fork.promise("turned")
                turn(store, _at(10 + number))
                if not wrong:
                    fork.promise("turned")
            store.close()

        return deed

    def check(copy: Path, told: Told) -> str:
        return _broken(copy, visit, len(told.promises), seen)

    yield from swept(deed_for, copies_of(source, place), check, _KINDS, rounds, chance)


def _edited_store(folder: Path) -> str:
    """More steps than are taken back: answers, one of them failed, and its finding withdrawn."""
    visit = worked_store(folder)
    with closing(open_store(folder, PASSPHRASE)) as store:
        for number, item in enumerate(judged_items()[:4]):
            verdict = Verdict.FAIL if number == 2 else Verdict.PASS
            give_answer(store, visit, item, GivenAnswer(verdict, note=f"{number}"), _at(number))
        with store.database.look() as work:
            (finding,) = work.findings.of_visit(visit)
        withdraw_finding(store, finding.id, _at(5))
        give_answer(store, visit, judged_items()[4], GivenAnswer(Verdict.PASS), _at(6))
    return visit


def _at(minute: int) -> datetime:
    """What is recorded in one moment is one step."""
    return NOW + timedelta(minutes=minute + 1)


def _seen_on_the_way(copy: Path, source: Path, visit: str) -> list[str]:
    """What is in the store before the first turn, and after each, when nothing fails."""
    next(copies_of(source, copy))
    with closing(open_store(copy / "copy-0", PASSPHRASE)) as store:
        seen = [_shown(store, visit)]
        for number, turn in enumerate(_TURNS):
            turn(store, _at(10 + number))
            seen.append(_shown(store, visit))
    return seen


def _shown(store: Store, visit: str) -> str:
    with store.database.look() as work:
        answers = sorted((code, each.verdict, each.note) for code, each in work.answers.of_visit(visit).items())
        findings = [(each.item, each.problem) for each in work.findings.of_visit(visit)]
    return repr((answers, findings))


def _broken(copy: Path, visit: str, promised: int, seen: list[str]) -> str:
    with closing(open_store(copy, PASSPHRASE)) as store:
        if not check_log(store).sound:
            return "the log is not sound"
        now = _shown(store, visit)
        here = next((place for place in (promised, promised + 1) if seen[place : place + 1] == [now]), -1)
        if here < 0:
            return f"{promised} turns were promised, and the store shows neither that nor one more"
        for number in range(_BACK - here if here <= _BACK else here - _BACK):
            take_back(store, _at(30 + number))
        return "" if _shown(store, visit) == seen[_BACK] else "the steps that were left went back to something else"
