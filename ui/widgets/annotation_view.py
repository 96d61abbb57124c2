"""The photo that is drawn on: shapes are made, chosen, moved and pulled, with the mouse or with keys alone."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from inspector_app.evidence.layers import Ink, Kind, Layer
from ui.photos.annotation_desk import AnnotationDesk
from ui.widgets.annotation_canvas import NONE, AnnotationCanvas, Drag
from ui.widgets.annotation_paint import handles, is_on
from ui.widgets.annotation_shapes import between, is_slip, moved, pulled
from ui.widgets.annotation_words import KIND_KEYS, AnnotationWords

_REACH = 9
"""Pixels of the screen beside a line or handle that still mean it."""
_SLIP = 5
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_NUDGE, _FAR_NUDGE = 0.002, 0.02
"""Fractions of the picture."""


class AnnotationView(AnnotationCanvas):
    chosen_changed = Signal()
    tool_changed = Signal()
    text_wanted = Signal()
    """A text was made: its words are to be typed."""

    def __init__(self, desk: AnnotationDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = AnnotationWords(self)
        self.tool: Kind | None = None
        """None: shapes are chosen."""
        self.ink = Ink.RED
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("照片与标注"))
        desk.changed.connect(self._follow)

    def choose(self, place: int) -> None:
        self.chosen = place if 0 <= place < len(self._desk.layers) else NONE
        self.viewport().update()
        self.chosen_changed.emit()

    def take_tool(self, tool: Kind | None) -> None:
        if self.read_only:
            return
        self.tool = tool
        if tool is not None:
            self.choose(NONE)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if tool is None else Qt.CursorShape.CrossCursor)
        self.tool_changed.emit()

    def take_ink(self, ink: Ink) -> None:
        """For what is drawn next, and for what is chosen."""
        self.ink = ink
        layer = self.chosen_layer
        if layer is not None and layer.kind is not Kind.MASK:
            self._replace(self.tr("改颜色"), replace(layer, ink=ink))

    def write_text(self, text: str) -> None:
        """The words of the chosen text; one that would be empty keeps its last."""
        layer = self.chosen_layer
        if layer is not None and layer.kind is Kind.TEXT and text.strip():
            self._replace(self.tr("改文字"), replace(layer, text=text), f"text/{self.chosen}")

    def delete_chosen(self) -> None:
        layer = self.chosen_layer
        if layer is None or self.read_only:
            return
        rest = tuple(each for place, each in enumerate(self._desk.layers) if place != self.chosen)
        label = self.tr("删除{shape}").format(shape=self._words.name(layer.kind))
        self.choose(NONE)
        self._desk.change(label, rest)

    def place_in_middle(self) -> None:
        """A shape of the tool in the middle of what is seen: drawing without a mouse."""
        if self.tool is None or self.read_only:
            return
        x, y = self._fraction(self.mapToScene(self.viewport().rect().center()))
        self._add(between(self._new_layer(), (x - 0.1, y - 0.06), (x + 0.1, y + 0.06)))

    # --- the mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.panning or self.read_only or event.button() != Qt.MouseButton.LeftButton or self._size.isEmpty():
            super().mousePressEvent(event)
            return
        point = self.mapToScene(event.position().toPoint())
        if self.tool is not None:
            at = self._fraction(point)
            layer = between(self._new_layer(), at, at)
            self._drag = Drag(point, len(self._desk.layers), NONE, layer, layer)
        else:
            self._take_hold(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        self._drag = replace(self._drag, shown=self._dragged(self._drag, self.mapToScene(event.position().toPoint())))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            super().mouseReleaseEvent(event)
            return
        end = self.mapToScene(event.position().toPoint())
        if drag.place == len(self._desk.layers):
            self._finish_new(drag, end)
        elif drag.shown != drag.before:
            label = self.tr("移动{shape}") if drag.handle == NONE else self.tr("调整{shape}")
            self._replace(label.format(shape=self._words.name(drag.before.kind)), drag.shown)
        self.viewport().update()

    def _take_hold(self, point: QPointF) -> None:
        """Of a handle of what is chosen, else of the topmost shape at the point."""
        reach = _REACH / self.transform().m11()
        layer = self.chosen_layer
        if layer is not None:
            for handle, at in enumerate(handles(layer, self._size)):
                if (at - point).manhattanLength() <= 1.5 * reach:
                    self._drag = Drag(point, self.chosen, handle, layer, layer)
                    return
        layers = self._desk.layers
        found = [place for place, each in enumerate(layers) if is_on(each, self._size, point, reach)]
        self.choose(found[-1] if found else NONE)
        if found:
            self._drag = Drag(point, found[-1], NONE, layers[found[-1]], layers[found[-1]])

    def _dragged(self, drag: Drag, point: QPointF) -> Layer:
        to = self._fraction(point)
        if drag.place == len(self._desk.layers):
            return between(drag.before, self._fraction(drag.start), to)
        if drag.handle != NONE:
            return pulled(drag.before, drag.handle, to)
        x, y = self._fraction(drag.start)
        return moved(drag.before, to[0] - x, to[1] - y)

    def _finish_new(self, drag: Drag, end: QPointF) -> None:
        start, to = self._fraction(drag.start), self._fraction(end)
        scale = self.transform().m11()
        least = (_SLIP / scale / self._size.width(), _SLIP / scale / self._size.height())
        if not is_slip(drag.before.kind, start, to, least):
            self._add(drag.shown)
        elif drag.before.kind is Kind.TEXT:
            self._add(between(drag.before, start, (start[0] + 0.3, start[1] + 0.07)))

    # --- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.read_only or not self._act_on(key, plain=plain, held=held):
            super().keyPressEvent(event)

    def _act_on(self, key: Qt.Key, *, plain: bool, held: Qt.KeyboardModifier) -> bool:
        if plain and key in KIND_KEYS:
            self.take_tool(KIND_KEYS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_chosen()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_in_middle()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._desk.layers:
            by = 1 if key == Qt.Key.Key_PageDown else -1
            self.choose((max(self.chosen, NONE + (by < 0)) + by) % len(self._desk.layers))
        elif key in _ARROWS and self.chosen_layer is not None:
            self._nudge(_ARROWS[key], held)
        else:
            return False
        return True

    def _nudge(self, towards: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        """Moves what is chosen; with Ctrl its second corner. Shift makes long steps."""
        layer = self.chosen_layer
        assert layer is not None
        step = _FAR_NUDGE if held & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        dx, dy = towards[0] * step, towards[1] * step
        name = self._words.name(layer.kind)
        if held & Qt.KeyboardModifier.ControlModifier:
            x1, y1, x2, y2 = layer.at
            pulled_layer = between(layer, (x1, y1), (x2 + dx, y2 + dy))
            self._replace(self.tr("调整{shape}").format(shape=name), pulled_layer, f"pull/{self.chosen}")
        else:
            self._replace(self.tr("移动{shape}").format(shape=name), moved(layer, dx, dy), f"move/{self.chosen}")

    # --- changes ------------------------------------------------------------------------------------------------------

    def _new_layer(self) -> Layer:
        assert self.tool is not None
        text = self.tr("文字") if self.tool is Kind.TEXT else ""
        ink = Ink.RED if self.tool is Kind.MASK else self.ink
        return Layer(self.tool, (0, 0, 1, 1), ink, text)

    def _add(self, layer: Layer) -> None:
        place = len(self._desk.layers)
        self._desk.change(self.tr("画{shape}").format(shape=self._words.name(layer.kind)), (*self._desk.layers, layer))
        self.take_tool(None)
        self.choose(place)
        if layer.kind is Kind.TEXT:
            self.text_wanted.emit()

    def _replace(self, label: str, layer: Layer, merge: str = "") -> None:
        layers = list(self._desk.layers)
        layers[self.chosen] = layer
        self._desk.change(label, tuple(layers), merge)

    def _follow(self) -> None:
        self.choose(self.chosen)
