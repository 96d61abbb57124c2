"""Saving one answer beside an append of the same size to a file, synced: both end on the same disk."""

import os
from pathlib import Path

from measuring import Figure, in_turn
from offices import NOW, new_store, with_enterprise

from db.records import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_EVENT_BYTES = 600


def figures(folder: Path) -> list[Figure]:
    store = new_store(folder / "store")
    visit = open_visit(store, VisitDraft(with_enterprise(store), (Inspector("李明"),)), shipped(), NOW)
    items = [item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict]
    verdicts = [(item, verdict) for verdict in (Verdict.PASS, Verdict.FAIL) for item in items]
    answers = iter(verdicts)
    raw = os.open(folder / "raw", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def save() -> None:
        item, verdict = next(answers)
        give_answer(store, visit, item, GivenAnswer(verdict), NOW)

    def append() -> None:
        os.write(raw, b"x" * _EVENT_BYTES)
        os.fdatasync(raw)

    ours, floor = in_turn(save, append, 60)
    store.close()
    return [Figure("save one answer", ours, "append and fdatasync", floor, 1.5)]
