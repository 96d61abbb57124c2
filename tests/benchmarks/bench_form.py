"""One answer in a large form beside calculating all of it again, and how that grows; loading; a table of 300 rows."""

from collections.abc import Callable
from itertools import cycle, product
from pathlib import Path
from statistics import quantiles

from form_samples import NOW, Sample, checklist_of, sampled_parcels
from measuring import Figure, in_turn, seconds

from inspector_app.checklists.form import Form, FormDefinition

ITEMS, CONDITIONS, ROWS = 500, 400, 300
LOAD_SECONDS = 1.5
ANSWER_SECONDS = 0.008
SLOW_ANSWER_SECONDS = 0.025
"""For one answer in twenty."""
_ROUNDS = 200


def figures(_folder: Path) -> list[Figure]:
    return [
        *_loading(),
        *_answering(f"one answer of {ITEMS} items", checklist_of(ITEMS, CONDITIONS), _verdicts(ITEMS)),
        *_answering(f"one answer of {ROWS} rows", sampled_parcels(ROWS), _parcels(ROWS)),
        *(_growth(items) for items in (50, 200, 1000, 2000)),
    ]


def _loading() -> list[Figure]:
    """Reading, starting, and drawing every field: what stands between the click and the form."""
    xform = checklist_of(ITEMS, CONDITIONS).xform()

    def load() -> None:
        Form.start(FormDefinition.read(xform), now=NOW).fields()

    return [
        Figure(f"load {ITEMS} items, {CONDITIONS} conditions", min(map(seconds, [load] * 5)), "limit", LOAD_SECONDS, 1)
    ]


def _answering(what: str, sample: Sample, answers: Callable[[Form], Callable[[], object]]) -> list[Figure]:
    form, everything = _opened(sample)
    answer = answers(form)
    ours, again = in_turn(answer, everything, _ROUNDS)
    slowest = quantiles([seconds(answer) for _ in range(_ROUNDS)], n=20)[-1]
    return [
        Figure(what, ours, "calculating all again", again, 0.25),
        Figure(f"{what}, median", ours, "limit", ANSWER_SECONDS, 1),
        Figure(f"{what}, p95", slowest, "limit", SLOW_ANSWER_SECONDS, 1),
    ]


def _growth(items: int) -> Figure:
    """What it costs in a form of another size beside one of 500 items: it should not grow with the form."""
    form, _ = _opened(checklist_of(items, items * CONDITIONS // ITEMS))
    usual, _ = _opened(checklist_of(ITEMS, CONDITIONS))
    ours, floor = in_turn(_verdicts(items)(form), _verdicts(ITEMS)(usual), _ROUNDS)
    return Figure(f"one answer of {items} items", ours, f"of {ITEMS} items", floor, 2)


def _opened(sample: Sample) -> tuple[Form, Callable[[], object]]:
    """A form, and what a program without dependencies would do after each answer: begin again from its answers."""
    definition = sample.definition()
    form = Form.start(definition, now=NOW)
    return form, lambda: Form.restore(definition, form.instance_xml(), now=NOW)


def _verdicts(items: int) -> Callable[[Form], Callable[[], object]]:
    """Verdicts of areas, on which most conditions depend, one after the other."""

    def answers(form: Form) -> Callable[[], object]:
        steps = cycle(product(("fail", "pass", "na"), range(0, items, 20)))

        def answer() -> None:
            verdict, number = next(steps)
            form.set_value(f"/data/a{number // 20}/q{number}", verdict)

        return answer

    return answers


def _parcels(rows: int) -> Callable[[Form], Callable[[], object]]:
    def answers(form: Form) -> Callable[[], object]:
        steps = cycle(
            product((("opened", "no"), ("weight", "3"), ("opened", "yes"), ("weight", "4")), range(1, rows, 7))
        )

        def answer() -> None:
            (name, text), row = next(steps)
            form.set_value(f"/data/parcel[{row}]/{name}", text)

        return answer

    return answers
