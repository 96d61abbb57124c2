"""What the papers page shows: the list of papers and one of them as it is now, read in the background, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.errors import Problem, RefusedInputError
from ui.session import Session
from ui.wording import sentences

if TYPE_CHECKING:
    from db.records.papers import Notice
    from inspector_app.notices.looking import PaperLine, Seen

# ReportLab takes 140 ms to import, so only the worker imports what needs it.

ORDER = "rectification"
"""The kind that is shown first for a visit."""
_TYPING_MS = 350
"""A draft is set anew when the person has stopped typing for so long."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look gave: problems when no such paper can be made."""

    lines: "tuple[PaperLine, ...]"
    issuers: tuple[str, ...]
    seen: "Seen | tuple[Problem, ...]"


class NoticeDesk(QObject):
    listed = Signal()
    """`lines` are the papers as they are now."""
    shown = Signal()
    """`seen` is the paper as it is now."""
    refused = Signal(object)
    """Problems: no such paper can be made, not even a draft."""
    troubled = Signal(object)
    """Messages about something that did not work."""
    busy_changed = Signal(bool)
    laying_out = Signal(bool)
    """What is shown is of before: it is read and laid out anew, which takes seconds with many photos."""

    def __init__(
        self,
        session: Session,
        subject_id: str,
        kind: str = ORDER,
        notice_id: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.subject_id = session, subject_id
        self.kind, self.notice_id = kind, notice_id
        self.seen: Seen | None = None
        self.lines: tuple[PaperLine, ...] = ()
        self.again = False
        """A draft is wanted although a paper was issued."""
        self.issuers: tuple[str, ...] = ()
        """The own office, then the other bodies of a joint inspection."""
        self.body = ""
        """Which of them issues; "" for the own office."""
        self._typed: dict[tuple[str, str], dict[str, str]] = {}
        self._waiting = 0
        self._edition = 0
        self._is_behind = False
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.load)
        changes = session.changes
        changes.settings_changed.connect(self.load)
        changes.enterprises_changed.connect(self.load)
        changes.visit_changed.connect(self._visit_changed)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    @property
    def settled(self) -> bool:
        """Nothing was typed that is not on the paper yet."""
        return not self.busy and not self._typing.isActive()

    @property
    def title(self) -> str:
        return self.seen.title if self.seen is not None else ""

    @property
    def given(self) -> dict[str, str]:
        """What was typed for the kind that is shown, for the body that issues it."""
        return self._typed.setdefault((self.kind, self.body), {})

    def load(self) -> None:
        """The list and the paper, as they are now; an answer that has been overtaken is dropped."""
        self._typing.stop()
        self._edition += 1
        edition, store, now, subject = self._edition, self.session.store, self.session.clock(), self.subject_id
        kind, notice, given, again, body = self.kind, self.notice_id, dict(self.given), self.again, self.body

        def work() -> "_Found | None":
            if edition != self._edition:
                return None
            from inspector_app.notices.looking import issuers_for, lines_of, look_at, look_at_issued

            lines, issuers = lines_of(store, subject), issuers_for(store, subject)
            chosen = body if body in issuers[1:] else ""
            try:
                if notice:
                    return _Found(lines, issuers, look_at_issued(store, notice))
                return _Found(lines, issuers, look_at(store, kind, subject, given, now, again=again, body=chosen))
            except RefusedInputError as error:
                return _Found(lines, issuers, tuple(error.problems))

        self.laying_out.emit(True)
        self.run(work, lambda found: self._loaded(found, edition), self._not_loaded)

    def show_kind(self, kind: str) -> None:
        """The issued paper of that kind, else its draft."""
        self.kind, self.notice_id, self.again = kind, "", False
        self.load()

    def show_body(self, body: str) -> None:
        """The papers of that body of a joint inspection; "" for the own office."""
        self.body, self.notice_id, self.again = body, "", False
        self.load()

    def show_issued(self, notice_id: str, kind: str) -> None:
        self.kind, self.notice_id, self.again = kind, notice_id, False
        self.load()

    def show_draft(self, wanted: bool) -> None:
        """The draft of what is recorded now, or the paper as it was issued."""
        self.again = wanted
        self.notice_id = ""
        self.load()

    def type(self, name: str, value: str) -> None:
        """What a person put into a field of the draft; the paper follows when they pause."""
        self.given[name] = value
        self._typing.start()

    def pause(self) -> None:
        """The page is not looked at: what was typed comes onto the paper when it is again."""
        self._is_behind = self._typing.isActive()
        self._typing.stop()

    def resume(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self.load()

    def run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """On the worker, in order; the desk is busy until it ends. Without `failed` an error is told."""

        def settled(result: object) -> None:
            self._count(-1)
            done(result)

        def not_done(error: Exception) -> None:
            self._count(-1)
            (failed or self.tell)(error)

        self._count(1)
        self.session.jobs.run(self, work, done=settled, failed=not_done)

    def forget_draft(self) -> None:
        """It was issued: what was typed for it stands on the paper."""
        self.again = False
        self._typed.pop((self.kind, self.body), None)

    def tell(self, error: Exception) -> None:
        """Explains an error of the world; our own bug is raised."""
        messages = sentences(error, self.session.language)
        self.troubled.emit(messages)

    @property
    def issued_before(self) -> "Notice | None":
        """The paper of this kind that was issued here and holds."""
        here = ("", self.subject_id)
        holding = (line.notice for line in self.lines if line.kind == self.kind and line.state != "withdrawn")
        return next((each for each in holding if each and each.visit_id in here and self._is_by_body(each)), None)

    def _is_by_body(self, notice: "Notice") -> bool:
        from inspector_app.notices.issuers import issued_by

        return issued_by(notice, self.body, self.issuers)

    @property
    def may_repeat(self) -> bool:
        """Another interview, another certificate: what a person fills in may be made again at any time."""
        return self.kind != ORDER and any(line.kind == self.kind and line.notice is None for line in self.lines)

    def _loaded(self, found: "_Found | None", edition: int) -> None:
        if found is not None:
            self._show_found(found)
            self.laying_out.emit(edition != self._edition)

    def _show_found(self, found: "_Found") -> None:
        self.lines, self.issuers, seen = found.lines, found.issuers, found.seen
        self._keep_to_body(seen)
        self.listed.emit()
        if not isinstance(seen, tuple):
            self.seen, self.kind = seen, seen.kind
            self.shown.emit()
        elif self.again and self.seen is not None:
            self.again = False
            self.tell(RefusedInputError(list(seen)))
        else:
            self.seen = None
            self.refused.emit(seen)

    def _keep_to_body(self, seen: "Seen | tuple[Problem, ...]") -> None:
        """An issued paper says whose it is; a body that takes no part any more issues nothing."""
        if not isinstance(seen, tuple) and seen.issued is not None:
            issuer = str(seen.issued.facts.get("issuer"))
            self.body = issuer if issuer in self.issuers[1:] else ""
        elif self.body not in self.issuers[1:]:
            self.body = ""

    def _not_loaded(self, error: Exception) -> None:
        self.again = False
        self.laying_out.emit(False)
        self.tell(error)

    def _count(self, by: int) -> None:
        self._waiting += by
        self.busy_changed.emit(self.busy)

    def tell_changed(self) -> None:
        """A deed was recorded. Told to all pages; this one hears it as well and shows what is kept now."""
        self.session.changes.saved_at.emit(self.session.clock())
        self.session.changes.visit_changed.emit(self.subject_id)

    def _visit_changed(self, visit_id: str) -> None:
        if visit_id == self.subject_id:
            self.load()
