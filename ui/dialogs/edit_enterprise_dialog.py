"""The register of one enterprise, field by field: what is wrong is said at its field, nothing typed is lost."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from db.records.register import Enterprise
from inspector_app.enterprises.editing import RefusedEditError, add_enterprise, edit_enterprise
from inspector_app.messages import say
from ui.dialogs.field_form import FieldForm
from ui.register.field_words import field_names, field_words, typed_words
from ui.session import Session
from ui.widgets.field_block import FieldBlock

translate = QCoreApplication.translate
_COLUMNS = 2
_WIDTH_LETTERS = 58
_SHOWN_LINES = 24
_WHOLE_ROW = ("name", "address", "note")


class EditEnterpriseDialog(FieldForm):
    def __init__(self, session: Session, enterprise: Enterprise | None, parent: QWidget | None = None) -> None:
        """`enterprise` None: a new one."""
        new = translate("EditEnterpriseDialog", "新增企业")
        title = translate("EditEnterpriseDialog", "修改台账") if enterprise else new
        super().__init__(title, translate("EditEnterpriseDialog", "保存"), session.jobs, session.language, parent)
        self._session, self._seen = session, enterprise
        self.add_words(title, "title")
        self.add_words(self._hint(), "secondary")
        self.fields: dict[str, QLineEdit] = {}
        self.before: dict[str, str] = {}
        self.column.addWidget(self._body())
        self.add_end()
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        self.fields["name"].setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, enterprise: Enterprise | None, field: str = "name") -> str:
        """The id of the enterprise that was changed or added; "" when the person went back. Begins at that field."""
        dialog = cls(session, enterprise, parent)
        dialog.fields[field].setFocus()
        if dialog.exec() != cls.DialogCode.Accepted:
            return ""
        return enterprise.id if enterprise is not None else str(dialog.outcome)

    def typed(self) -> Mapping[str, str]:
        """Only what the person touched: other fields stay as they are, whoever changes them meanwhile."""
        texts = {name: field.text() for name, field in self.fields.items()}
        return {name: text for name, text in texts.items() if text != self.before[name]}

    def work(self) -> Callable[[], object]:
        store, now, typed, seen = self._session.store, self._session.clock(), dict(self.typed()), self._seen
        if seen is None:
            return lambda: add_enterprise(store, typed, now)
        return lambda: edit_enterprise(store, seen.id, typed, now, seen)

    def refuse(self, error: Exception) -> None:
        if not isinstance(error, RefusedEditError):
            super().refuse(error)
            return
        self.set_busy(False)
        for name, problem in error.places.items():
            self.complain(name if name in self.blocks else "", str(say(problem, self._language)))
        first = next((name for name in self.fields if name in error.places), "")
        if first:
            self.fields[first].setFocus()
            self.area.ensureWidgetVisible(self.blocks[first])

    def place_of(self, code: str) -> str:
        return ""

    def _hint(self) -> str:
        if self._seen is None:
            return self.tr("新增的企业先标为“待核实”，由人对照营业执照核实后再确认。")
        return self.tr("每一处修改都记下是谁、什么时候、原来是什么，可以撤销。多项之间用“、”隔开。")

    def _body(self) -> QScrollArea:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(2, 2, 12, 2)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        place = 0
        for name in field_names():
            wide = name in _WHOLE_ROW
            place += place % _COLUMNS if wide else 0
            block = self._block(name, box)
            grid.addWidget(block, place // _COLUMNS, place % _COLUMNS, 1, _COLUMNS if wide else 1)
            place += _COLUMNS if wide else 1
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(box)
        self.area.setMinimumHeight(_SHOWN_LINES * self.fontMetrics().lineSpacing())
        return self.area

    def _block(self, name: str, parent: QWidget) -> FieldBlock:
        text = typed_words(name, getattr(self._seen, name)) if self._seen is not None else ""
        field = QLineEdit(text, parent)
        field.setCursorPosition(0)
        self.fields[name], self.before[name] = field, text
        self.blocks[name] = FieldBlock(field_words(name), field, parent=parent)
        return self.blocks[name]
