"""A campaign: its name, its days, and the numbers that are to be reached."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from db.records.measures import Campaign
from inspector_app.measures.campaigns import CampaignDraft, add_campaign, edit_campaign
from inspector_app.measures.drafts import RefusedMeasureError
from inspector_app.messages import Language, say
from inspector_app.supervision.figures import FIGURES
from ui.day_words import day_words
from ui.dialogs.field_form import FieldForm
from ui.dialogs.measure_dialog import day_or_none
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText
from ui.widgets.steady_combo_box import SteadyComboBox

translate = QCoreApplication.translate


class TargetRows(QWidget):
    """Figures with the numbers that are to be reached."""

    def __init__(self, language: Language, targets: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: list[tuple[SteadyComboBox, QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.more = QPushButton(self.tr("添加指标"), self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self.add("", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        self.setFocusProxy(self.more)
        for figure, number in targets.items():
            self.add(figure, str(number))

    def add(self, figure: str, number: str) -> None:
        choice, field, remove = SteadyComboBox(self), QLineEdit(number, self), QToolButton(self)
        choice.setAccessibleName(self.tr("指标"))
        for spec in FIGURES.values():
            choice.addItem(spec.word(self._language), spec.id)
        choice.setCurrentIndex(max(0, choice.findData(figure or "operations")))
        field.setPlaceholderText(self.tr("目标"))
        field.setAccessibleName(self.tr("目标"))
        field.setFixedWidth(8 * self.fontMetrics().horizontalAdvance("0") + 30)
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("去掉这个指标"))
        row = (choice, field)
        remove.clicked.connect(partial(self._remove, row, remove))
        place = self._grid.rowCount()
        for column, widget in enumerate((choice, field, remove)):
            self._grid.addWidget(widget, place, column)
        self.rows.append(row)

    def targets(self) -> dict[str, int]:
        """A row without a number is left out; what is no number is 0, which is refused in words."""
        found = {}
        for choice, field in self.rows:
            text = field.text().strip()
            if text:
                is_number = text.isascii() and text.isdecimal() and len(text) < 10
                found[str(choice.currentData())] = int(text) if is_number else 0
        return found

    def _remove(self, row: tuple[SteadyComboBox, QLineEdit], remove: QToolButton) -> None:
        self.rows.remove(row)
        for widget in (*row, remove):
            widget.deleteLater()


class CampaignDialog(FieldForm):
    def __init__(self, session: Session, campaign: Campaign | None, parent: QWidget | None = None) -> None:
        """`campaign` None: a new one."""
        new, change = translate("CampaignDialog", "新建专项行动"), translate("CampaignDialog", "修改专项行动")
        title = change if campaign else new
        super().__init__(title, translate("CampaignDialog", "保存"), session.jobs, session.language, parent)
        self._session, self._seen = session, campaign
        self.name = QLineEdit(campaign.name if campaign else "", self)
        self.name.setPlaceholderText(self.tr("例如：寄递渠道禁毒百日攻坚行动"))
        self.first = QLineEdit(day_words(campaign.starts_on) if campaign else "", self)
        self.last = QLineEdit(day_words(campaign.ends_on) if campaign else "", self)
        self.targets = TargetRows(session.language, campaign.targets if campaign else {}, self)
        self.note = GrowingText(self.tr("说明"), self)
        self.note.show_text(campaign.note if campaign else "")
        self.add_words(title, "title")
        self.add_block("name", FieldBlock(self.tr("名称"), self.name, parent=self))
        hint = self.tr("如 2026-09-01")
        self.add_row(
            ("starts_on", FieldBlock(self.tr("开始日期"), self.first, hint, self)),
            ("ends_on", FieldBlock(self.tr("结束日期"), self.last, hint, self)),
        )
        goal = self.tr("要达到的数字；完成多少由程序统计")
        self.add_block("targets", FieldBlock(self.tr("目标"), self.targets, goal, self))
        self.add_block("note", FieldBlock(self.tr("说明"), self.note, parent=self))
        self.add_end()
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, campaign: Campaign | None) -> str:
        """The id of the campaign; "" when the person went back."""
        dialog = cls(session, campaign, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return ""
        return campaign.id if campaign is not None else str(dialog.outcome)

    def missing(self) -> list[tuple[str, str]]:
        fields = (("starts_on", self.first), ("ends_on", self.last))
        return [each for name, field in fields for each in self.day_problem(name, field.text())]

    def work(self) -> Callable[[], object]:
        store, now, seen = self._session.store, self._session.clock(), self._seen
        days = day_or_none(self.first.text()), day_or_none(self.last.text())
        draft = CampaignDraft(self.name.text(), *days, self.targets.targets(), self.note.toPlainText())
        if seen is None:
            return lambda: add_campaign(store, draft, now)
        return lambda: edit_campaign(store, seen.id, draft, now, seen)

    def refuse(self, error: Exception) -> None:
        if not isinstance(error, RefusedMeasureError):
            super().refuse(error)
            return
        self.set_busy(False)
        for field, problem in error.places:
            self.complain(field if field in self.blocks else "", str(say(problem, self._language)))
        self._show_troubled()

    def place_of(self, code: str) -> str:
        return ""
