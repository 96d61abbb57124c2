"""Takes pictures with a USB camera while the checklist stays where it is."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.errors import Problem
from inspector_app.evidence.intake import Picture
from inspector_app.messages import say
from ui.dialogs.question import Question
from ui.session import Clock
from ui.widgets.plain_label import PlainLabel


class AnyCamera(Protocol):
    """What the dialog asks of a camera."""

    name: str
    view: QWidget

    @property
    def shot(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    def start(self) -> None: ...
    def take(self) -> None: ...
    def stop(self) -> None: ...


class CameraDialog(Question):
    taken = Signal(object)
    """Picture."""

    def __init__(self, camera: AnyCamera, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("用摄像头拍摄"))
        self._clock = clock
        self._count = 0
        self.words = PlainLabel(camera.name, self)
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.take = QPushButton(self.tr("拍照（空格）"), self)
        self.take.setShortcut(Qt.Key.Key_Space)
        self.take.setProperty("primary", True)
        self.take.setAutoDefault(False)
        self.leave = QPushButton(self.tr("关闭"), self)
        self.leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(camera.view, 1)
        column.addLayout(row)
        self.resize(860, 620)
        self.take.clicked.connect(camera.take)
        self.leave.clicked.connect(self.reject)
        camera.shot.connect(self._keep)
        camera.failed.connect(self._tell)
        self.finished.connect(camera.stop)
        camera.start()

    def _keep(self, jpeg: bytes) -> None:
        self._count += 1
        name = f"{self._clock():%Y%m%d-%H%M%S}-{self._count}.jpg"
        self.words.setText(self.tr("已拍 %n 张，放到当前检查项", None, self._count))
        self.taken.emit(Picture(jpeg, name, "camera"))

    def _tell(self, detail: str) -> None:
        self.words.setText(str(say(Problem("photo.camera_failed", {"detail": detail}))))
