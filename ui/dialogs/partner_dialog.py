"""A body that joins the office's inspections: what its own papers say about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records.office import OfficeBody
from inspector_app.errors import ProblemsError
from inspector_app.partners import save_partner
from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock


class PartnerDialog(FieldForm):
    def __init__(self, session: Session, known: OfficeBody | None, parent: QWidget | None = None) -> None:
        """`known` is the one to be changed; None adds one."""
        title = self.tr("联合检查单位")
        super().__init__(title, self.tr("保存"), session.jobs, session.language, parent)
        self._session, self._before = session, known.name if known else ""
        known = known or OfficeBody("")
        self.lines = {name: QLineEdit(getattr(known, name), self) for name in OfficeBody.__slots__}
        self.add_words(title, "title")
        self.add_words(self.tr("联合检查时由它自己出具的文书用这些内容。只填名称也可以，检查时能选到它。"), "secondary")
        self.add_block("name", self._block("name", self.tr("单位全称"), self.tr("文书上方的名称，如：福永派出所")))
        self.add_row(
            ("contact", self._block("contact", self.tr("联系人"))),
            ("phone", self._block("phone", self.tr("联系电话"))),
        )
        self.add_row(
            ("reconsideration_body", self._block("reconsideration_body", self.tr("行政复议机关"))),
            ("court", self._block("court", self.tr("管辖法院"))),
        )
        self.add_block("code", self._block("code", self.tr("机关代字"), self.tr("它的文号由它自己编，这里只作参考")))
        self.add_end()
        self.lines["name"].setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, known: OfficeBody | None = None) -> str | None:
        """The name under which it is kept, or None when the person went back."""
        dialog = cls(session, known, parent)
        return dialog.body().name.strip() if dialog.exec() == cls.DialogCode.Accepted else None

    def body(self) -> OfficeBody:
        return OfficeBody(**{name: line.text() for name, line in self.lines.items()})

    def work(self) -> Callable[[], object]:
        store, now, before, body = self._session.store, self._session.clock(), self._before, self.body()
        return lambda: save_partner(store, before, body, now)

    def missing(self) -> list[tuple[str, str]]:
        return [] if self.lines["name"].text().strip() else [("name", self.tr("请填写单位全称。"))]

    def place_of(self, code: str) -> str:
        return "name" if code in ("office.body_name", "office.body_twice") else ""

    def refuse(self, error: Exception) -> None:
        """A text that is too long, or has signs that cannot be used, is told beside its own line."""
        super().refuse(error)
        if isinstance(error, ProblemsError):
            for problem in error.problems:
                field = str(problem.details.get("field", ""))
                if field in self.blocks:
                    self.blocks[field].complain(self.trouble.text())
                    self.lines[field].setFocus()

    def _block(self, name: str, words: str, hint: str = "") -> FieldBlock:
        return FieldBlock(words, self.lines[name], hint, self)
