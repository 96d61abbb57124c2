"""疑似毒品: what to do, step by step, and the record of it; reported to the police, never ordered to be put right."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records.rectification import Suspicion
from inspector_app.errors import ProblemsError
from inspector_app.messages import say
from inspector_app.rectification.suspicion import (
    LONGEST_NAME,
    SuspicionDraft,
    as_draft,
    record_suspicion,
    steps,
    warning,
)
from ui.day_words import moment_shape
from ui.dialogs.leave_visit_dialog import LeaveVisitDialog
from ui.dialogs.question import Question
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText
from ui.widgets.low_scroll import LowScroll
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.wording import sentences

_WIDTH_LETTERS = 54


class SuspicionDialog(Question):
    """Ticks count with the minute in which they are set; what is recorded may be gone on with later."""

    def __init__(
        self, session: Session, visit_id: str, item: str, known: Suspicion | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("发现疑似毒品"))
        self._session, self._visit_id, self._known = session, visit_id, known
        now = session.clock().astimezone().replace(second=0, microsecond=0)
        self._draft = as_draft(known) if known is not None else SuspicionDraft(now, "", "", item)
        self._done: dict[str, datetime] = dict(self._draft.steps)
        self.ticks: dict[str, TickBox] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self.trouble = self._label("", "trouble")
        self.trouble.hide()
        self.keep = QPushButton(self.tr("保存记录"), self)
        self._lay_out()
        self._begun = self.draft()
        self.place.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, visit_id: str, item: str, known: Suspicion | None) -> bool:
        """Whether something was recorded."""
        return cls(session, visit_id, item, known, parent).exec() == cls.DialogCode.Accepted

    def draft(self) -> SuspicionDraft:
        reported, handed = self.reported_to.text().strip(), self.handed_to.text().strip()
        return SuspicionDraft(
            found_at=_moment(self.found_at),
            place=self.place.text(),
            description=self.description.toPlainText(),
            item=self._draft.item,
            steps=tuple(self._done.items()),
            reported_to=reported,
            reported_at=_moment(self.reported_at) if reported else None,
            report_number=self.number.text(),
            handed_to=handed,
            handed_at=_moment(self.handed_at) if handed else None,
            handed_list=tuple(line for line in self.listed.toPlainText().splitlines() if line.strip()),
        )

    def reject(self) -> None:
        """Minutes and words of such a moment are not found again: one key must not lose them."""
        is_saving = not self.keep.isEnabled()
        if not is_saving and (self.draft() == self._begun or LeaveVisitDialog.confirm(self, [self.windowTitle()])):
            super().reject()

    def _lay_out(self) -> None:
        self._room = LowScroll(self)
        column = self._room.column
        column.setSpacing(10)
        title = self._label(self.tr("发现疑似毒品"), "heading")
        column.addWidget(title)
        column.addWidget(self._warning())
        column.addLayout(self._steps())
        column.addWidget(self._label(self.tr("记录"), "section"))
        self._add_fields(column)
        column.addWidget(self.trouble)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.addWidget(self._room, 1)
        whole.addWidget(self._buttons())
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"), screen.width() - 40))
        self.resize(self.minimumWidth(), min(self._room.wanted_height + 84, screen.height() - 60))

    def _warning(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("notice_bar")
        frame.setProperty("tone", "trouble")
        row = QVBoxLayout(frame)
        row.addWidget(self._label(warning(self._session.language)))
        return frame

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(steps(self._session.language), start=1):
            tick = TickBox(f"{number}. {step.title}", self)
            tick.setChecked(step.id in self._done)
            tick.toggled.connect(lambda on, id=step.id: self._step_done(id, on=on))
            self.ticks[step.id] = tick
            grid.addWidget(tick, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(step.more, "secondary"), number, 1)
        return grid

    def _step_done(self, step: str, *, on: bool) -> None:
        if on:
            self._done[step] = self._session.clock().astimezone().replace(microsecond=0)
        else:
            self._done.pop(step, None)

    def _add_fields(self, column: QVBoxLayout) -> None:
        draft, now = self._draft, self._session.clock()
        self.place, self.number = self._line(draft.place), self._line(draft.report_number)
        self.reported_to, self.handed_to = self._line(draft.reported_to), self._line(draft.handed_to)
        self.found_at = self._time(draft.found_at)
        self.reported_at = self._time(draft.reported_at or now)
        self.handed_at = self._time(draft.handed_at or now)
        self.description = GrowingText(self.tr("外观"), self)
        self.description.show_text(draft.description)
        self.listed = GrowingText(self.tr("移交清单"), self)
        self.listed.show_text("\n".join(draft.handed_list))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for row, column_, name, words, field in (
            (0, 0, "found_at", self.tr("发现时间"), self.found_at),
            (0, 1, "place", self.tr("发现位置"), self.place),
            (2, 0, "reported_at", self.tr("报案时间"), self.reported_at),
            (2, 1, "reported_to", self.tr("向谁报案（110 或禁毒大队）"), self.reported_to),
            (2, 2, "report_number", self.tr("接警编号"), self.number),
            (3, 0, "handed_at", self.tr("移交时间"), self.handed_at),
            (3, 1, "handed_to", self.tr("移交给（民警和单位）"), self.handed_to),
        ):
            self.blocks[name] = FieldBlock(words, field, parent=self)
            grid.addWidget(self.blocks[name], row, column_)
        self.blocks["description"] = FieldBlock(
            self.tr("物品外观和包装（不打开、不触摸）"), self.description, parent=self
        )
        grid.addWidget(self.blocks["description"], 1, 0, 1, 3)
        hint = self.tr("一行一件，例如：监控视频光盘1张、运单复印件1张")
        self.blocks["handed_list"] = FieldBlock(self.tr("移交清单"), self.listed, hint, self)
        grid.addWidget(self.blocks["handed_list"], 4, 0, 1, 3)
        column.addLayout(grid)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        return buttons

    def _keep(self) -> None:
        store, now, visit, draft = self._session.store, self._session.clock(), self._visit_id, self.draft()
        known = self._known.id if self._known is not None else ""
        self.keep.setEnabled(False)
        self._session.jobs.run(
            self,
            lambda: record_suspicion(store, visit, draft, now, known),
            done=lambda _: self.accept(),
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        for block in self.blocks.values():
            block.complain("")
        lines = []
        for problem in error.problems if isinstance(error, ProblemsError) else ():
            place = str(problem.details.get("name", ""))
            text = str(say(problem, self._session.language))
            if place in self.blocks:
                self.blocks[place].complain(text)
            else:
                lines.append(text)
        if not isinstance(error, ProblemsError):
            messages = sentences(error, self._session.language)
            lines = [str(message) for message in messages]
        self.trouble.setText("\n".join(lines))
        self.trouble.setVisible(bool(lines))

    def _line(self, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMaxLength(LONGEST_NAME)
        return line

    def _time(self, at: datetime) -> QDateTimeEdit:
        field = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at.timestamp()) // 60 * 60), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat(moment_shape())
        field.setMinimumHeight(self.place.sizeHint().height())
        return field

    def _label(self, text: str, role: str = "") -> QLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label


def _moment(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()
