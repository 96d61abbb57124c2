"""`python3 dev.py bench [NAME …] [--runs N] [--json OUT]`: every bench_*.py here, one table at the end.

Each run of each bench is a process of its own: none finds what another has loaded, and one that breaks down takes
nothing of the others with it. What was measured so far is in OUT after each run, also when the rest is stopped.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "fixtures"), str(HERE.parents[1])]

from measured_rows import HEADS, Row, merged, rows_of  # noqa: E402 - the path must be set first
from measuring import KEPT, Figure  # noqa: E402
from peers import fetch, left_out  # noqa: E402
from tested_commit import tested_today  # noqa: E402

_LONGEST_S = 2400
"""After which a run is taken to hang."""


def main() -> int:
    known = {path.stem.removeprefix("bench_"): path for path in sorted(HERE.glob("bench_*.py"))}
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="each so often, and how far the ratios vary")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--photos", metavar="N", help="of a pack: how many, 1000 for the goal of issue 6")
    parser.add_argument("--size", metavar="MB", help="of a pack: megabytes of each photo")
    parser.add_argument("--alone", type=Path, metavar="OUT", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(known)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if chosen.alone:
        _be_alone(known[chosen.names[0]], chosen.alone)
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sizes = {"INSPECTOR_BENCH_PHOTOS": chosen.photos, "INSPECTOR_BENCH_MEGABYTES": chosen.size}
    os.environ.update({name: value for name, value in sizes.items() if value})
    fetch()
    return Runs(chosen.json).of(chosen.names or list(known), chosen.runs)


class Runs:
    """What was measured so far."""

    def __init__(self, kept_in: Path | None) -> None:
        self._kept_in = kept_in
        self._measured: list[list[Row]] = []
        self._took: dict[str, float] = {}
        self._told: dict[str, None] = {}
        """What failed or was left out, each once."""
        self._failed = False

    def of(self, names: Sequence[str], times: int) -> int:
        """The exit code; the table is printed also when somebody stops it."""
        try:
            for name in names:
                with tempfile.TemporaryDirectory() as kept:
                    os.environ[KEPT] = kept
                    for number in range(times):
                        print(f"bench: {name} {number + 1}/{times}", file=sys.stderr, flush=True)
                        if not self._run(name):
                            break
        except KeyboardInterrupt:
            self._fail("the rest", "stopped by hand")
        rows = merged(self._measured)
        print(table([HEADS, *(each.told() for each in rows)]))
        print("\nseconds:", ", ".join(f"{name} {took:.0f}" for name, took in self._took.items()))
        print(*self._told, sep="\n")
        return int(self._failed)

    def _fail(self, what: str, reason: str) -> None:
        self._failed = True
        self._told[f"FAILED {what}: {reason}"] = None

    def _run(self, name: str) -> bool:
        """Whether it came to its end; then its rows are kept."""
        of, begin, before = tested_today(), time.perf_counter(), _processors()
        with tempfile.TemporaryDirectory() as folder:
            said = Path(folder) / "figures.json"
            command = [sys.executable, str(Path(__file__)), name, "--alone", str(said)]
            try:
                # The table alone is on standard output.
                subprocess.run(command, check=True, stdout=sys.stderr, timeout=_LONGEST_S)
            except subprocess.SubprocessError as error:
                self._fail(name, str(error))
                return False
            answer = json.loads(said.read_text("utf-8"))
        figures = [Figure(**each) for each in answer["figures"]]
        self._told |= dict.fromkeys(f"LEFT OUT {name}, {each}" for each in answer["left_out"])
        took = time.perf_counter() - begin
        self._took[name] = self._took.get(name, 0) + took
        told = f"bench: {name} took {took:.0f} s, {_processors() - before:.0f} s of processors"
        print(told, file=sys.stderr, flush=True)
        self._measured.append(rows_of(name, figures, of))
        if self._kept_in is not None:
            rows = [each.as_json() for each in merged(self._measured)]
            self._kept_in.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
        return True


def _processors() -> float:
    """Seconds that the processes which ended so far took of them: far more time passed where others were at work."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _be_alone(path: Path, out: Path) -> None:
    """In the process of its own."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # What a bench imports of another is the same module.
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory() as folder:
        figures: list[Figure] = module.figures(Path(folder))
    out.write_text(json.dumps({"figures": [asdict(each) for each in figures], "left_out": left_out()}), "utf-8")


def table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


if __name__ == "__main__":
    sys.exit(main())
