"""The button that looks for what might have to be masked; a person agrees before anything is covered."""

from PySide6.QtWidgets import QPushButton, QWidget

from inspector_app.evidence.layers import Layer
from inspector_app.evidence.suggesting import can_find_faces
from ui.photos.annotation_desk import AnnotationDesk
from ui.widgets.annotation_view import AnnotationView
from ui.widgets.notice_bar import NoticeBar


class SuggestMasks(QPushButton):
    def __init__(self, desk: AnnotationDesk, view: AnnotationView, notice: NoticeBar, parent: QWidget) -> None:
        """`view` frames what was found, `notice` says it and asks."""
        super().__init__(self.tr("建议遮盖"), parent)
        self._desk, self._view, self._notice = desk, view, notice
        self.setToolTip(self.tr("在这台电脑上找条码和人脸，先用虚线框出，您同意后才遮盖"))
        self.clicked.connect(self._look)
        desk.masks_found.connect(self._propose)
        desk.not_looked.connect(self._not_looked)

    def _look(self) -> None:
        self.setEnabled(False)
        self._notice.tell(self.tr("正在找条码和人脸…"))
        self._desk.look_for_masks()

    def _propose(self, masks: tuple[Layer, ...]) -> None:
        self.setEnabled(True)
        self._view.suggest([mask.at for mask in masks])
        if masks:
            text = self.tr("虚线框出 %n 处，可能要遮盖。", None, len(masks))
            self._notice.tell(f"{text}{self._blind_spot()}", self.tr("遮盖这些地方"), lambda: self._mask(masks))
        else:
            self._notice.tell(self.tr("没有找到要遮盖的地方。") + self._blind_spot())

    def _blind_spot(self) -> str:
        """What the person has to look for."""
        if can_find_faces():
            return self.tr("会有漏的和错的，请自己再看一遍。")
        return self.tr("只找了条码；没有装人脸组件，人脸和证件号请自己看。")

    def _mask(self, masks: tuple[Layer, ...]) -> None:
        self._view.suggest(())
        self._desk.change(self.tr("遮盖建议的地方"), (*self._desk.layers, *masks))

    def _not_looked(self, messages: tuple[object, ...]) -> None:
        self.setEnabled(True)
        if messages:
            self._notice.tell("\n".join(str(message) for message in messages), tone="trouble")
        else:
            self._notice.hide()
