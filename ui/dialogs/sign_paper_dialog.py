"""Somebody signs the paper: on the pad with a pen or the mouse, or on the paper itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from inspector_app.notices.deeds import Signature, Signer, SigningWay
from inspector_app.notices.service import sign
from ui.dialogs.paper_form import PaperForm, evidence_of, moment_of
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.signature_pad import SignaturePad

_ROUND_PAD = 100
"""Pixels of the margins on both sides of the pad."""

translate = QCoreApplication.translate
Names = Mapping[Signer, tuple[str, ...]]
"""Those that the visit knows of each signer."""


class SignPaperDialog(PaperForm):
    def __init__(
        self, session: Session, notice_id: str, paper: str, names: Names, parent: QWidget | None = None
    ) -> None:
        title = translate("SignPaperDialog", "签名")
        super().__init__(session, title, translate("SignPaperDialog", "保存签名"), paper, parent)
        self._notice_id, self._names = notice_id, names
        self.signer, self.name = QComboBox(self), QComboBox(self)
        self.pad = SignaturePad(self)
        self.ways = QTabWidget(self)
        self._add_who()
        self._add_ways()
        self.column.addWidget(self.ways)
        self.add_end()
        self._show_names()
        self.setMinimumWidth(self.pad.width() + _ROUND_PAD)
        self.pad.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, notice_id: str, paper: str, names: Names) -> bool:
        """Whether a signature was kept."""
        return cls(session, notice_id, paper, names, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        store, now, notice_id = self._session.store, self._session.clock(), self._notice_id
        signer, name = Signer(self.signer.currentData()), self.name.currentText().strip()
        if self.ways.currentIndex() == 0:
            drawn = Signature(signer, name, SigningWay.DRAWN, now, self.pad.drawing(name))
            return lambda: sign(store, notice_id, drawn, now)
        at, evidence = moment_of(self.at), evidence_of(self.file)
        return lambda: sign(store, notice_id, Signature(signer, name, SigningWay.INK, at, None, evidence()), now)

    def _add_who(self) -> None:
        words = {
            Signer.SITE: self.tr("被检查单位"),
            Signer.OFFICER: self.tr("检查人员"),
            Signer.WITNESS: self.tr("见证人"),
        }
        for signer, said in words.items():
            self.signer.addItem(said, signer)
        self.signer.currentIndexChanged.connect(lambda _: self._show_names())
        self.name.setEditable(True)
        for field in (self.signer, self.name):
            self.as_high(field)
        self.blocks["signer"] = FieldBlock(self.tr("谁签名"), self.signer, parent=self)
        self.blocks["name"] = FieldBlock(self.tr("姓名"), self.name, parent=self)
        self.side_by_side("signer", "name")

    def _add_ways(self) -> None:
        drawn, ink = QWidget(self), QWidget(self)
        again = QPushButton(self.tr("全部清除"), self)
        undo = QPushButton(self.tr("去掉最后一笔"), self)
        for button, deed in ((undo, self.pad.take_back), (again, self.pad.clear)):
            button.setAutoDefault(False)
            button.clicked.connect(deed)
        tools = QHBoxLayout()
        tools.addStretch(1)
        tools.addWidget(undo)
        tools.addWidget(again)
        self.blocks["pad"] = FieldBlock(self.tr("签名笔迹原样保存，作为证据"), self.pad, parent=self)
        column = QVBoxLayout(drawn)
        column.addWidget(self.blocks["pad"])
        column.addLayout(tools)
        self.at = self.time_field(self.tr("签名时间"))
        self.file = self.proof(self.tr("签名页的照片或扫描件"), self.tr("可以以后再补一次登记"))
        column = QVBoxLayout(ink)
        column.setSpacing(12)
        column.addWidget(self.blocks["at"])
        column.addWidget(self.blocks["file"])
        column.addStretch(1)
        self.ways.addTab(drawn, self.tr("在屏幕上签"))
        self.ways.addTab(ink, self.tr("已在纸上签"))

    def _show_names(self) -> None:
        names = self._names.get(Signer(self.signer.currentData()), ())
        self.name.clear()
        self.name.addItems(list(names))
        self.name.setCurrentText(names[0] if names else "")
