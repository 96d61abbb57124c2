"""当场改正: which finding, what was done, and the photo that shows it, paired with the one of the fault."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.records.evidence import Photo
from db.records.visits import Finding
from inspector_app.evidence.intake import picture_from_file
from inspector_app.rectification.on_site import correct_on_site
from inspector_app.rectification.reinspection import add_recheck_photo
from inspector_app.visible_signs import visible
from ui.dialogs.field_form import FieldForm
from ui.dialogs.photo_files import PhotoFiles
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText
from ui.widgets.steady_combo_box import SteadyComboBox

translate = QCoreApplication.translate
_SHOWN = 40


class OnSiteDialog(FieldForm):
    def __init__(
        self,
        session: Session,
        findings: Sequence[Finding],
        photos: Sequence[Photo],
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        """`findings` that are not put right yet; `photos` of the visit; `chosen`: the one that is looked at."""
        title = translate("OnSiteDialog", "当场改正")
        super().__init__(title, translate("OnSiteDialog", "记录"), session.jobs, session.language, parent)
        self._session, self._findings, self._photos = session, tuple(findings), tuple(photos)
        self._path: Path | None = None
        self.add_words(title, "heading")
        self.add_words(self.tr("检查人员在场时就改好的问题：写一句怎么改的，附一张改正后的照片。"), "secondary")
        self.finding, self.photo = SteadyComboBox(self), SteadyComboBox(self)
        self.photo.setPlaceholderText(self.tr("这个问题还没有照片"))
        for each in self._findings:
            self.finding.addItem(visible(_short(f"{each.item} {each.problem}".strip())), each.id)
        self.finding.setCurrentIndex(max(0, self.finding.findData(chosen)))
        self.add_block("finding", FieldBlock(self.tr("问题"), self.finding, parent=self))
        self.note = GrowingText(self.tr("改正情况"), self)
        self.add_block("note", FieldBlock(self.tr("改正情况"), self.note, parent=self))
        self.file = QPushButton(self.tr("选文件…"), self)
        self.file.setAutoDefault(False)
        self.file.clicked.connect(self._choose_file)
        hint = self.tr("选这次检查里已有的照片，或者从文件选一张")
        self.add_block("photo", FieldBlock(self.tr("改正后的照片"), self._photo_row(), hint, self, field=self.photo))
        self.add_end()
        self.finding.currentIndexChanged.connect(lambda _: self._offer_photos())
        self._offer_photos()
        self.note.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, findings: Sequence[Finding], photos: Sequence[Photo], chosen: str
    ) -> bool:
        """Whether a correction was recorded."""
        return cls(session, findings, photos, chosen, parent).exec() == cls.DialogCode.Accepted

    def take_file(self, path: Path) -> None:
        """In place of a photo of the visit."""
        self._path = path
        self._offer_photos()

    def work(self) -> Callable[[], object]:
        store, now, finding = self._session.store, self._session.clock(), self._chosen()
        note, photo, path = self.note.toPlainText(), str(self.photo.currentData() or ""), self._path

        def record() -> None:
            shown = photo
            if path is not None and note.strip():
                picture = picture_from_file(path, "file")
                shown = add_recheck_photo(store, finding.visit_id, finding.id, picture, "", now)
            correct_on_site(store, finding.id, note, shown, now)

        return record

    def place_of(self, code: str) -> str:
        if code.startswith(("photo.", "rectify.photo_")):
            return "photo"
        return "note" if code.startswith("rectify.note_") else ""

    def _chosen(self) -> Finding:
        return next(each for each in self._findings if each.id == self.finding.currentData())

    def _offer_photos(self) -> None:
        """Those at the finding, the newest first: the last one taken is most likely it."""
        finding = self._chosen()
        self.photo.clear()
        if self._path is not None:
            self.photo.addItem(self._path.name, "")
        for photo in reversed(self._photos if self._path is None else ()):
            if photo.finding_id == finding.id or (photo.item == finding.item and not photo.tray):
                taken = f"{photo.added_at.astimezone():%H:%M}"
                self.photo.addItem(visible(_short(f"{taken} {photo.caption or photo.file_name}")), photo.id)
        # With a placeholder, nothing is chosen by itself.
        self.photo.setCurrentIndex(0 if self.photo.count() else -1)

    def _choose_file(self) -> None:
        paths = PhotoFiles.ask_to_add(self, "")
        if paths:
            self.take_file(paths[0])

    def _photo_row(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.photo, 1)
        line.addWidget(self.file)
        return row


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
