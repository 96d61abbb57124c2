"""How the paper came to the enterprise: in person, left behind, by post, electronically."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector_app.notices.deeds import Delivery, Handing
from inspector_app.notices.service import serve
from ui.dialogs.paper_form import PaperForm, evidence_of, moment_of
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.tick_box import TickBox

translate = QCoreApplication.translate

_FIELDS = {
    Delivery.PERSON: ("receiver", "instead", "place"),
    Delivery.LEFT: ("receiver", "place", "refusal", "witness"),
    Delivery.POST: ("receiver", "tracking"),
    Delivery.ELECTRONIC: ("receiver", "consent"),
}
"""What each way asks for, beside the time, the server and the proof."""
_ASKED = ("receiver", "instead", "place", "refusal", "witness", "tracking", "consent")


class ServePaperDialog(PaperForm):
    def __init__(
        self, session: Session, notice_id: str, paper: str, usual: Handing, parent: QWidget | None = None
    ) -> None:
        """`usual` is what the visit proposes."""
        title = translate("ServePaperDialog", "送达")
        super().__init__(session, title, translate("ServePaperDialog", "登记送达"), paper, parent)
        self._notice_id = notice_id
        self._ways = QButtonGroup(self)
        self.ways = self._way_buttons()
        self.at = self.time_field(self.tr("送达时间"))
        self.server = self.line("server", self.tr("送达人"), usual.server)
        self.receiver = self.line("receiver", self.tr("收件人"), usual.receiver)
        self.instead = self.line("instead", self.tr("代收理由"), hint=self.tr("由受送达人本人签收时不填"))
        self.place = self.line("place", self.tr("送达地点"), usual.place)
        self.refusal = self.line("refusal", self.tr("拒收理由"), usual.refusal, self.tr("如：负责人称要先请示总部"))
        self.witness = self.line("witness", self.tr("见证人"), hint=self.tr("姓名和单位；没有见证人时请附现场照片"))
        self.tracking = self.line("tracking", self.tr("邮件号码"), hint=self.tr("挂号信或快递的号码"))
        self.consent = TickBox(self.tr("受送达人同意电子送达"), self)
        self.blocks["consent"] = FieldBlock(self.tr("确认"), self.consent, parent=self)
        self.file = self.proof(self.tr("凭证"), self.tr("签收页、邮寄回执或现场照片，可以不附"))
        self.side_by_side("at", "server")
        for name in (*_ASKED, "file"):
            self.column.addWidget(self.blocks[name])
        self.add_end()
        self._choose(usual.way)
        self.receiver.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, notice_id: str, paper: str, usual: Handing) -> bool:
        """Whether the service was recorded."""
        return cls(session, notice_id, paper, usual, parent).exec() == cls.DialogCode.Accepted

    @property
    def way(self) -> Delivery:
        return next(way for way, button in self.ways.items() if button.isChecked())

    def work(self) -> Callable[[], object]:
        store, now, notice_id = self._session.store, self._session.clock(), self._notice_id
        asked = _FIELDS[self.way]
        fields = {"receiver": self.receiver, "instead": self.instead, "place": self.place, "witness": self.witness}
        fields |= {"refusal": self.refusal, "tracking": self.tracking}
        texts = {name: field.text() for name, field in fields.items() if name in asked}
        way, at, evidence = self.way, moment_of(self.at), evidence_of(self.file)
        server, consent = self.server.text(), "consent" in asked and self.consent.isChecked()
        return lambda: serve(
            store, notice_id, Handing(way, at, server=server, consent=consent, evidence=evidence(), **texts), now
        )

    def _way_buttons(self) -> dict[Delivery, QPushButton]:
        words = {
            Delivery.PERSON: self.tr("直接送达"),
            Delivery.LEFT: self.tr("留置送达"),
            Delivery.POST: self.tr("邮寄送达"),
            Delivery.ELECTRONIC: self.tr("电子送达"),
        }
        row = QHBoxLayout()
        row.setSpacing(6)
        buttons = {}
        for way, said in words.items():
            buttons[way] = QPushButton(said, self)
            buttons[way].setCheckable(True)
            buttons[way].setAutoDefault(False)
            buttons[way].clicked.connect(lambda _=False, chosen=way: self._choose(chosen))
            self._ways.addButton(buttons[way])
            # Without a stretch each has the room of its own words first.
            row.addWidget(buttons[way])
        self.column.addLayout(row)
        return buttons

    def _choose(self, way: Delivery) -> None:
        self.ways[way].setChecked(True)
        for name in _ASKED:
            self.blocks[name].setVisible(name in _FIELDS[way])
        self.blocks["receiver"].label.setText(self.tr("留给谁") if way is Delivery.LEFT else self.tr("收件人"))
        self.adjustSize()
