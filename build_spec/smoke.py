"""Tries the frozen program as a machine would that has never seen it: the whole demo, in an empty home."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

_TIMEOUT = 600


def try_demo(program: Path) -> dict[str, object]:
    """The demo's own report. Raises SystemExit with the program's words when the demo failed or left too little."""
    with tempfile.TemporaryDirectory(prefix="首次 使用 ") as folder:
        home = Path(folder)
        out = home / "demo"
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "DISPLAY", "LANG")}
        environment = kept | {"HOME": folder, "USERPROFILE": folder, "APPDATA": folder, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [str(program), "demo", "--out", str(out), "--json"],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_TIMEOUT,
        )
        if done.returncode:
            raise SystemExit(f"build: the frozen demo failed with {done.returncode}:\n{done.stdout}{done.stderr}")
        report: dict[str, object] = json.loads((out / "demo.json").read_text(encoding="utf-8"))
        left = sorted(path.suffix for path in out.rglob("*") if path.is_file())
        for wanted in (".pdf", ".png", ".zjpack"):
            if wanted not in left:
                raise SystemExit(f"build: the frozen demo left no {wanted} file: {report}")
        return report
