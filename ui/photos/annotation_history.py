"""The steps of drawing on a photo: back and forth again, each with its name."""

from dataclasses import dataclass

from inspector_app.evidence.layers import Layer

MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    layers: tuple[Layer, ...]
    merge: str


class AnnotationHistory:
    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self._steps = [_Step("", layers, "")]
        self._place = 0

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self._steps[self._place].layers

    @property
    def undo_label(self) -> str:
        """What going back undoes; "" when there is nothing."""
        return self._steps[self._place].label

    @property
    def redo_label(self) -> str:
        return self._steps[self._place + 1].label if self._place + 1 < len(self._steps) else ""

    def continues(self, merge: str) -> bool:
        """Whether a step with this key would go on with the last one: keys held down, a word being typed."""
        return bool(merge) and self._place + 1 == len(self._steps) and self._steps[self._place].merge == merge

    def add(self, label: str, layers: tuple[Layer, ...], merge: str = "") -> None:
        """Steps that were undone are forgotten; the oldest are when there are too many."""
        if self.continues(merge):
            self._steps.pop()
        else:
            del self._steps[self._place + 1 :]
        self._steps.append(_Step(label, layers, merge))
        if len(self._steps) > MOST_STEPS + 1:
            del self._steps[0]
            self._steps[0] = _Step("", self._steps[0].layers, "")
        self._place = len(self._steps) - 1

    def undo(self) -> None:
        self._place = max(0, self._place - 1)

    def redo(self) -> None:
        self._place = min(len(self._steps) - 1, self._place + 1)
