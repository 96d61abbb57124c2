"""`python3 dev.py build`: freezes the program, tries it, and packs it for this system. What is left stands in dist/.

One step a function, each ends with a line that says what there is now. Windows and macOS run the same steps as far as
their tools are there; their recipes are build_spec/windows/inspector.iss and the BUNDLE of inspector_app.spec.
"""

import argparse
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import icons
import licences
import linux_packages
import smoke

from inspector_app.updates import publishing
from inspector_app.updates.release import this_system

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "inspector-app"
LARGEST = 250 * 10**6
"""Bytes of the frozen folder."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--sign", type=Path, metavar="FILE.key", help="also an update file, signed with this key")
    parser.add_argument("--freeze-only", action="store_true", help="no packages, only the folder, tried")
    chosen = parser.parse_args()
    out: Path = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    version = licences.version()
    frozen = freeze(out)
    licences.write_licences(frozen / "LICENCES.txt", ROOT / "resources")
    licences.write_bill(frozen / "sbom.cdx.json", version, datetime.now(UTC))
    require_small(frozen)
    report = smoke.try_demo(frozen / (f"{NAME}.exe" if sys.platform == "win32" else NAME))
    say(f"the frozen program ran the demo in an empty home: {report.get('photos', report)}")
    if chosen.sign is not None:
        key = chosen.sign.read_text("ascii")
        say(f"update file: {publishing.make_update(frozen, version, this_system(), key, datetime.now(UTC), out)}")
    if not chosen.freeze_only:
        pack(frozen, out, version)


def freeze(out: Path) -> Path:
    """The folder with the frozen program; one from before is replaced."""
    work = out / "work"
    icons.draw_icons(ROOT / "resources" / "icons" / "mark.svg", work / "icons")
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(out), "--workpath", str(work)]
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        *options,
        str(HERE / "inspector_app.spec"),
        "--",
        str(work / "icons"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    return out / NAME


def require_small(frozen: Path) -> None:
    size = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"the frozen folder has {size / 10**6:.1f} MB")
    if size > LARGEST:
        raise SystemExit(f"build: that is more than {LARGEST // 10**6} MB; what grew? See inspector_app.spec")


def pack(frozen: Path, out: Path, version: str) -> None:
    drawn = out / "work" / "icons"
    if sys.platform.startswith("linux"):
        portable = shutil.make_archive(str(out / f"{NAME}-{version}-linux"), "xztar", out, NAME)
        say(f"portable folder: {portable}")
        if shutil.which("dpkg-deb"):
            say(f"Debian package: {linux_packages.debian_package(frozen, drawn, version, out)}")
        image = linux_packages.app_image(frozen, drawn, version, out)
        without = " (appimagetool is not installed: this is the folder that it packs)" if image.is_dir() else ""
        say(f"AppImage: {image}{without}")
    elif sys.platform == "win32":
        say(f"portable folder: {shutil.make_archive(str(out / f'{NAME}-{version}-windows'), 'zip', out, NAME)}")
        compiler = shutil.which("iscc")
        if compiler is None:
            say("no installer: Inno Setup's iscc is not on the PATH")
            return
        recipe = HERE / "windows" / "inspector.iss"
        subprocess.run([compiler, f"/DVersion={version}", f"/DFrozen={frozen}", f"/O{out}", str(recipe)], check=True)
    else:
        say(f"application bundle: {out}")


def say(line: str) -> None:
    print(f"build: {line}", flush=True)


if __name__ == "__main__":
    main()
