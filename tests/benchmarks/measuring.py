"""One measured figure beside its floor or peer, taken in the same run: machines drift, ratios carry over."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
KEPT = "INSPECTOR_BENCH_KEPT"
"""Names the folder of what is prepared for all runs of one call of run.py."""


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    ours: float
    """Seconds."""
    beside: str
    """The floor or peer, by name."""
    floor: float
    """Seconds, measured in the same run."""
    goal: float | None
    """`ours` is to be at most so many times `floor`; None where no issue sets a goal, and only growth is shown."""
    unit: str = "ms"
    """How the table shows them: "ms" for seconds, "MB" for bytes, "count" for a number of things."""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def reached(self) -> bool:
        return self.goal is None or self.ratio <= self.goal


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def prepared(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A copy of what `make` leaves in an empty folder, as `folder`/`name`; made once for all runs of a call."""
    kept = Path(os.environ.get(KEPT, folder)) / f"{name} kept"
    if not kept.exists():
        making = kept.with_name(f"{name} in the making")
        making.mkdir(parents=True)
        make(making)
        making.rename(kept)
    return Path(shutil.copytree(kept, folder / name))


def as_installed(folder: Path) -> dict[str, str]:
    """The environment of a process whose modules are kept compiled, as an installed program's and its peers' are."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def in_turn(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of both, measured A B A B …, after one round that does not count."""
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds + 1)][1:]
    return median(mine for mine, _ in pairs), median(other for _, other in pairs)
