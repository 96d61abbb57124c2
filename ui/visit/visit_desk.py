"""What the visit page does: gives answers and findings to the store in order, and keeps what could not be saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.visits import Visit
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.visit_form import NOTHING_CHANGED, ItemChange, VisitForm
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, Message
from inspector_app.visits import GivenAnswer, close_visit, give_answer, go_to
from ui.autosave import Autosave
from ui.session import Session
from ui.visit.finding_desk import FindingDesk
from ui.visit.visit_state import Kept, VisitState, as_asked, load_visit_form, read_kept, read_visit, reload_visit
from ui.wording import explain, sentences


class VisitDesk(QObject):
    """Keys of what is edited: "answer/<item>", "finding/<id>", "place"."""

    loaded = Signal()
    changed = Signal()
    """`state` is newer, or what is unsaved changed."""
    reshaped = Signal(object)
    """ItemChange: an answer changed what is asked, calculated or allowed elsewhere; nothing is saved by that yet."""
    saved = Signal()
    troubled = Signal(object)
    """Messages about the world, not about one field."""
    cleared = Signal()
    """A save went through again after trouble."""
    closed = Signal()

    def __init__(self, session: Session, visit_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.visit_id = visit_id
        self.state: VisitState | None = None
        self._form: VisitForm | None = None
        self.refusals: dict[str, tuple[Message, ...]] = {}
        """Key to why its input was not taken."""
        self._drafts: dict[str, GivenAnswer] = {}
        self._changes: dict[str, ItemChange] = {}
        """Code to what its answer did to other items; kept with it."""
        self.findings = FindingDesk(self)
        self._troubled = False
        self.autosave = Autosave(session.jobs, self)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self._telling = False
        session.changes.visit_changed.connect(self._follow)

    @property
    def language(self) -> Language:
        return self.session.language

    @property
    def shown(self) -> VisitState:
        """The state; only to be asked after `loaded`."""
        assert self.state is not None
        return self.state

    @property
    def form(self) -> VisitForm:
        """What the answers make of the checklist; only to be asked after `loaded`."""
        assert self._form is not None
        return self._form

    @property
    def unsaved_items(self) -> frozenset[str]:
        """Codes of the items of which the page holds something the store does not have."""
        of_finding = {finding.id: finding.item for finding in self.shown.findings}
        names = {key.rpartition("/")[2] for key in self.autosave.unsaved}
        codes = {of_finding.get(name, name) for name in names}
        return frozenset(code for code in codes if self.shown.has_item(code))

    def load(self) -> None:
        store, visit_id = self.session.store, self.visit_id
        now, language = self.session.clock(), self.language.value
        self.session.jobs.run(
            self, lambda: load_visit_form(store, visit_id, now, language), done=self._loaded, failed=self.tell
        )

    def given(self, code: str) -> GivenAnswer:
        """What the person said last, saved or not."""
        if code in self._drafts:
            return self._drafts[code]
        kept = self.shown.answer(code)
        verdict = Verdict(kept.verdict) if kept.verdict else None
        return GivenAnswer(verdict, kept.values, kept.reason, kept.note)

    def answer(self, item: Item, given: GivenAnswer, *, at_once: bool) -> None:
        """Keeps an answer; nothing happens when it says what is kept already."""
        key = f"answer/{item.code}"
        if given == self.given(item.code) and key not in self.autosave.unsaved:
            if at_once:
                self.autosave.flush()
            return
        self._drafts[item.code] = given
        change = self.form.answer(item.code, given.verdict or "", given.values)
        all_change = self._changes[item.code] = self._changes.get(item.code, NOTHING_CHANGED) + change
        store, now, visit = self.session.store, self.session.clock(), self.visit_id

        def write() -> Kept:
            give_answer(store, visit, item, given, now, change=all_change)
            return read_kept(store, visit, item.code)

        lacks_reason = given.verdict is Verdict.NOT_APPLICABLE and not given.reason
        unhurried = self.autosave.hold if lacks_reason else self.autosave.later
        (self.autosave.now if at_once else unhurried)(key, write)
        self._reshape(change)

    def set_form_language(self, language: str) -> None:
        """Another of the checklist's languages, in the middle of the visit."""
        self.form.set_language(language)
        self.state = as_asked(self.shown, self.form)
        self.changed.emit()

    def write(self, key: str, change: Callable[[Any, Any], object], *, at_once: bool = True) -> None:
        """One change of the store, then the page shows what is kept; `change` takes the store and the time."""
        store, now, before = self.session.store, self.session.clock(), self.shown

        def write() -> VisitState:
            change(store, now)
            return reload_visit(store, before)

        (self.autosave.now if at_once else self.autosave.later)(key, write)

    def go(self, code: str) -> None:
        """Remembers where the inspector is, after all that was typed there."""
        self.autosave.flush()
        if self.shown.read_only:
            return
        store, now, visit = self.session.store, self.session.clock(), self.visit_id

        def write() -> Visit:
            go_to(store, visit, code, now)
            return read_visit(store, visit)

        self.autosave.now("place", write)

    def close(self) -> None:
        self.autosave.flush()
        self.write("close", lambda store, now: close_visit(store, self.visit_id, now))

    def tell(self, error: Exception) -> None:
        """Explains an error of the world; our own bug is raised."""
        messages = sentences(error, self.language)
        self._troubled = True
        self.troubled.emit(messages)

    def _loaded(self, loaded: tuple[VisitState, VisitForm]) -> None:
        self.state, self._form = loaded
        self.loaded.emit()

    def _reshape(self, change: ItemChange) -> None:
        if change.items or change.moved:
            self.state = as_asked(self.shown, self.form)
            self.reshaped.emit(change)

    def accept(self, state: VisitState) -> None:
        """Shows what was committed, and tells when."""
        self.state = as_asked(state, self.form)
        self.changed.emit()
        self.session.changes.saved_at.emit(self.session.clock())
        self._telling = True
        self.session.changes.visit_changed.emit(self.visit_id)
        self._telling = False
        self.saved.emit()

    def _follow(self, visit_id: str) -> None:
        """Somebody else changed this visit, such as its notice page, which can take law out of findings."""
        if visit_id != self.visit_id or self._telling or self.state is None:
            return
        store, before = self.session.store, self.state
        self.session.jobs.run(self, lambda: reload_visit(store, before), done=self._follow_to, failed=self.tell)

    def _follow_to(self, state: VisitState) -> None:
        """What is typed here and not saved yet stays what the form knows."""
        self.form.take({code: answer for code, answer in state.answers.items() if code not in self._drafts})
        self.state = as_asked(state, self.form)
        self.changed.emit()

    def _saved(self, key: str, kept: VisitState | Kept | Visit) -> None:
        # What others wrote meanwhile is on the page already; a worker that began before does not know it.
        if isinstance(kept, Kept):
            state = self.shown.with_kept(kept)
        else:
            state = self.shown.at_visit(kept) if isinstance(kept, Visit) else kept
        self.refusals.pop(key, None)
        self._forget_saved_drafts()
        if key == "place":
            self._keep_place(state)
        else:
            self.accept(state)
        self.session.changes.unsaved_changed.emit()
        if self._troubled and not self.autosave.unsaved:
            self._troubled = False
            self.cleared.emit()
        if key == "close":
            self.session.changes.visit_closed.emit(self.visit_id)
            self.closed.emit()

    def _keep_place(self, state: VisitState) -> None:
        """Where the inspector is, is on the screen already: told only when something else came with it."""
        before, self.state = self.shown, as_asked(state, self.form)
        if self._troubled or replace(self.state, visit=before.visit) != before:
            self.changed.emit()

    def _failed(self, key: str, error: Exception) -> None:
        if isinstance(error, RefusedInputError) and key.startswith(("answer/", "finding/")):
            self.refusals[key] = explain(error, self.language) or ()
        else:
            self.tell(error)
        self.changed.emit()
        self.session.changes.unsaved_changed.emit()

    def _forget_saved_drafts(self) -> None:
        """What the store has need not be remembered here."""
        dirty = self.autosave.is_dirty
        self._drafts = {code: draft for code, draft in self._drafts.items() if dirty(f"answer/{code}")}
        self._changes = {code: change for code, change in self._changes.items() if code in self._drafts}
        self.findings.forget_saved()
