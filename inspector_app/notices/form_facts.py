"""What a printed checklist says: nothing filled in, or as far as a visit has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from db.records.register import Enterprise
from db.records.visits import Answer, Visit
from inspector_app.checklists.annexed import Annexed, annex_of
from inspector_app.checklists.model import Area, Checklist
from inspector_app.checklists.progress import items_for, progress
from inspector_app.checklists.saved_before import saved_before
from inspector_app.checklists.visit_form import open_form
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.practice import is_practice
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist


@dataclass(frozen=True, slots=True)
class FormFacts:
    checklist: Checklist
    areas: tuple[Area, ...]
    """What is printed; an item that is not asked now is printed all the same, because paper cannot hide it."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    enterprise: Enterprise | None = None
    visit: Visit | None = None
    printed_at: datetime | None = None
    """None for an empty form, which is the same whenever it is printed."""
    answered: int = 0
    total: int = 0
    annex: tuple[Annexed, ...] = ()
    """What was answered under earlier versions of the checklist and has no place in this one."""
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def empty_form(checklist: Checklist, kind: str = "") -> FormFacts:
    """For an enterprise of that kind (word of the register, or a letter), or with all items."""
    return FormFacts(checklist, tuple(items_for(checklist, kind)))


def visit_form_facts(store: Store, visit_id: str, now: datetime, *, filled: bool = True) -> FormFacts:
    """Of one visit, with or without its answers. Raises RefusedInputError visit.not_found."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        answers, annex = work.answers.of_visit(visit_id), annex_of(work, visit)
    checklist = visit_checklist(store, visit)
    kind = enterprise.kind if enterprise is not None else ""
    areas = tuple(items_for(checklist, kind))
    if not filled:
        return FormFacts(checklist, areas, {}, enterprise, visit, practice=is_practice(store))
    begun = visit.opened_at
    before = partial(saved_before, store, visit)
    form = open_form(checklist, kind, answers.values(), now=now, chance=visit_id, begun=begun, last_saved=before)
    done = progress(form.areas, answers, form.faulty)
    total = sum(area.total for area in done)
    answered = sum(area.answered for area in done)
    return FormFacts(checklist, areas, answers, enterprise, visit, now, answered, total, annex, is_practice(store))
