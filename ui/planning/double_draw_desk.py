"""What the dialog of 双随机 wants: draws and records, draws again, writes the record; on the worker."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.double_draw_dialog import DoubleDrawDialog
from ui.dialogs.notice_files import NoticeFiles
from ui.register.field_words import value_words
from ui.session import Session
from ui.wording import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records.planning import DoubleDraw
    from inspector_app.planning.double_random import CheckedDraw, DrawDraft
    from inspector_app.planning.drawing import Drawn, Excluded
    from inspector_app.stores import Store


class DoubleDrawDesk(QObject):
    day_wanted = Signal(object)
    """Ids of enterprises for the list of the day."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self.dialog: DoubleDrawDialog | None = None

    def open(self, people: "Sequence[str]", communities: "Sequence[str]", kinds: "Sequence[str]") -> None:
        language = self._session.language
        said = [(kind, value_words("kind", kind, language)) for kind in kinds]
        dialog = self.dialog = DoubleDrawDialog(people, communities, said, self._owner)
        dialog.form.draw_wanted.connect(self._draw)
        dialog.kept.again_wanted.connect(self._check)
        dialog.kept.file_wanted.connect(self._write)
        dialog.kept.day_wanted.connect(self._to_day)
        dialog.finished.connect(self._closed)
        self._list("")
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _draw(self, draft: "DrawDraft") -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> str:
            from inspector_app.planning.double_random import keep_draw

            known = replace(draft, excluded=tuple(_known(store, draft.excluded)))
            return keep_draw(store, known, now).id

        self._session.jobs.run(self, work, done=self._drawn, failed=self._refused)

    def _drawn(self, draw: str) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        if self.dialog is not None:
            self.dialog.tell(self.tr("已抽取并记录。"), "secondary")
        self._list(draw)

    def _list(self, chosen: str) -> None:
        store = self._session.store

        def work() -> "list[tuple[DoubleDraw, Drawn | None]]":
            from inspector_app.planning.double_random import draws
            from inspector_app.planning.drawing import drawn_of

            return [(kept, drawn_of(kept.facts)) for kept in draws(store)]

        self._session.jobs.run(self, work, done=lambda kept: self._show(kept, chosen), failed=self._refused)

    def _show(self, kept: "list[tuple[DoubleDraw, Drawn | None]]", chosen: str) -> None:
        if self.dialog is not None:
            self.dialog.show_draws(kept, chosen)

    def _check(self, draw: str) -> None:
        store = self._session.store

        def work() -> "CheckedDraw":
            from inspector_app.planning.double_random import check_draw

            return check_draw(store, draw)

        self._session.jobs.run(self, work, done=self._tell_checked, failed=self._refused)

    def _tell_checked(self, checked: "CheckedDraw") -> None:
        if self.dialog is None:
            return
        if checked.same:
            self.dialog.tell(self.tr("用原来的种子和名单重抽，结果一致。"), "secondary")
        else:
            self.dialog.tell(self.tr("重抽的结果和记录不一致：记录被人改过。请核对操作日志。"))

    def _write(self, draw: str) -> None:
        day = f"{self._session.clock():%Y%m%d}"
        path = NoticeFiles.ask_to_write(self._owner, self.tr("双随机抽取记录_{day}.pdf").format(day=day))
        if path is None:
            return
        store = self._session.store

        def work() -> Path:
            from inspector_app.files import write_atomically
            from inspector_app.notices.double_draw_record import double_draw_record

            write_atomically(path, double_draw_record(store, draw))
            return path

        self._session.jobs.run(self, work, done=self._tell_written, failed=self._refused)

    def _tell_written(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.tell(self.tr("已保存：{file}").format(file=path), "secondary")

    def _to_day(self, ids: list[str]) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.day_wanted.emit(ids)

    def _refused(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        if self.dialog is not None:
            self.dialog.tell("\n".join(str(message) for message in messages))


def _known(store: "Store", excluded: "Sequence[Excluded]") -> "list[Excluded]":
    """With ids instead of credit codes and names; what is unknown, or the name of two, stays, and is refused."""
    if not any(each.enterprise for each in excluded):
        return list(excluded)
    with store.database.look() as work:
        register = work.enterprises.current()
    said_of = Counter(each.name for each in register)
    ids = {each.name: each.id for each in register if said_of[each.name] == 1}
    ids |= {each.credit_code: each.id for each in register if each.credit_code}
    return [replace(each, enterprise=ids.get(each.enterprise, each.enterprise)) for each in excluded]
