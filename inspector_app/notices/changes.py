"""Whether what was recorded says something else now than an issued paper of any kind; no photo is opened for it."""

from dataclasses import replace

from db.records.papers import Notice
from inspector_app.errors import RefusedInputError
from inspector_app.notices.kinds import KINDS, RECTIFICATION
from inspector_app.notices.office_words import words_of
from inspector_app.notices.paper_composing import Wanted, compose_facts
from inspector_app.notices.paper_facts import PaperFacts
from inspector_app.notices.paper_fields import FOLLOWS, fields_for
from inspector_app.notices.paper_subjects import PaperSubject, subject_of
from inspector_app.stores import Store


def is_changed(store: Store, notice: Notice) -> bool:
    """Of the order `issuing.preview` says it. False for a paper of a newer version of the program.

    What a person typed is taken as it was typed: only what the store knows can be another now.
    """
    if notice.kind not in KINDS or notice.kind == RECTIFICATION:
        return False
    try:
        issued = PaperFacts.from_json(notice.facts)
    except RefusedInputError:
        return False
    try:
        subject = subject_of(store, notice.visit_id or notice.enterprise_id)
        now = _as_recorded(store, subject, issued)
    except RefusedInputError:
        # Its enterprise is gone, or its body takes no part any more.
        return True
    return _comparable(now, issued) != _comparable(issued, issued)


def _as_recorded(store: Store, subject: PaperSubject, issued: PaperFacts) -> PaperFacts:
    kind = KINDS[issued.kind]
    typed = {each.name: each.value for each in issued.given}
    if issued.followed is not None:
        typed[FOLLOWS] = issued.followed.id
    specs = [replace(spec, default="") for spec in fields_for(subject, kind, typed, issued.issuer)]
    wanted = Wanted(kind, typed, issued.issued_on, issued.number, issued.issuer)
    return compose_facts(store, subject, wanted, specs, words_of(kind, subject.papers))


def _comparable(facts: PaperFacts, issued: PaperFacts) -> PaperFacts:
    """That the visit was closed meanwhile is no change; whether a pair could be aligned is known of pictures only."""
    pairs = tuple(replace(pair, aligned=False) for pair in facts.pairs)
    return replace(facts, is_draft=False, visited_to=issued.visited_to, pairs=pairs)
