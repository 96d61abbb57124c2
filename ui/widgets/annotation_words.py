"""The names and keys of tools and inks."""

from PySide6.QtCore import QObject, Qt

from inspector_app.evidence.layers import Ink, Kind

KIND_KEYS: dict[Qt.Key, Kind | None] = {
    Qt.Key.Key_V: None,
    Qt.Key.Key_A: Kind.ARROW,
    Qt.Key.Key_B: Kind.BOX,
    Qt.Key.Key_E: Kind.ELLIPSE,
    Qt.Key.Key_L: Kind.LINE,
    Qt.Key.Key_T: Kind.TEXT,
    Qt.Key.Key_M: Kind.MASK,
}
"""None: choosing."""


class AnnotationWords(QObject):
    def name(self, kind: Kind | None) -> str:
        names = {
            None: self.tr("选择"),
            Kind.ARROW: self.tr("箭头"),
            Kind.BOX: self.tr("方框"),
            Kind.ELLIPSE: self.tr("椭圆"),
            Kind.LINE: self.tr("直线"),
            Kind.TEXT: self.tr("文字"),
            Kind.MASK: self.tr("遮盖"),
        }
        return names[kind]

    def ink(self, ink: Ink) -> str:
        names = {
            Ink.RED: self.tr("红"),
            Ink.YELLOW: self.tr("黄"),
            Ink.BLACK: self.tr("黑"),
            Ink.WHITE: self.tr("白"),
        }
        return names[ink]
