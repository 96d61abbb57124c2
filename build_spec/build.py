"""`python3 dev.py build`: freezes the program, tries it, and packs it for this system. What is left stands in dist/.

One step a function, each ends with a line that says what there is now. Windows and macOS run the same steps as far as
their tools are there; their recipes are build_spec/windows/inspector.iss and the BUNDLE of inspector_app.spec.
"""

import argparse
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import app_image
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
    version, built = licences.version(), time_of_build()
    frozen = freeze(out)
    licences.write_licences(frozen / "LICENCES.txt", ROOT / "resources")
    licences.write_bill(frozen / "sbom.cdx.json", version, built)
    require_small(frozen)
    program = frozen / (f"{NAME}-cli.exe" if sys.platform == "win32" else NAME)
    report = smoke.try_all(program)
    say(f"the frozen program ran the demo in an empty home: {smoke.told(report)}")
    if chosen.sign is not None:
        key = chosen.sign.read_text("ascii")
        say(f"update file: {publishing.make_update(frozen, version, this_system(), key, built, out)}")
    if not chosen.freeze_only:
        pack(frozen, out, version, built)


def time_of_build() -> datetime:
    """Now, or what SOURCE_DATE_EPOCH (seconds since 1970) says, so that a build can be made again."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(named), UTC) if named else datetime.now(UTC)


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
    # The order of sets, and so of what they are written from, is the same in every build.
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"})
    return out / NAME


def require_small(frozen: Path) -> None:
    size = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"the frozen folder has {size / 10**6:.1f} MB")
    if size > LARGEST:
        raise SystemExit(f"build: that is more than {LARGEST // 10**6} MB; what grew? See inspector_app.spec")


def pack(frozen: Path, out: Path, version: str, built: datetime) -> None:
    drawn = out / "work" / "icons"
    if sys.platform.startswith("linux"):
        say(f"it runs on systems with glibc {linux_packages.oldest_c_library(frozen)} or newer")
        portable = shutil.make_archive(str(out / f"{NAME}-{version}-linux"), "xztar", out, NAME)
        say(f"portable folder: {portable}")
        pack_for_debian(frozen, drawn, version, out)
        pack_as_app_image(frozen, drawn, version, built, out)
    elif sys.platform == "win32":
        say(f"portable folder: {shutil.make_archive(str(out / f'{NAME}-{version}-windows'), 'zip', out, NAME)}")
        compiler = shutil.which("iscc")
        if compiler is None:
            say("no installer: Inno Setup's iscc is not on the PATH")
            return
        facts = [f"/DVersion={version}", f"/DFrozen={frozen}", f"/DIcon={drawn / f'{NAME}.ico'}", f"/O{out}"]
        subprocess.run([compiler, *facts, str(HERE / "windows" / "inspector.iss")], check=True)
    else:
        say(f"application bundle: {out}")


def pack_for_debian(frozen: Path, drawn: Path, version: str, out: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        say("NO DEBIAN PACKAGE: dpkg-deb is not here")
        return
    package = linux_packages.debian_package(frozen, drawn, version, out)
    report = smoke.try_debian_package(package)
    say(f"Debian package: {described(package)}; its program ran the demo: {smoke.told(report)}")


def pack_as_app_image(frozen: Path, drawn: Path, version: str, built: datetime, out: Path) -> None:
    missing = app_image.missing_packages()
    if missing:
        say(f"NO APPIMAGE: install what it is made with, then build again: sudo apt install {' '.join(missing)}")
        return
    image = app_image.app_image(frozen, drawn, version, built, out)
    way = smoke.try_image(image)
    say(f"AppImage: {described(image)}; it ran the demo ({way}, and unpacked), two at once, and left nothing")


def described(path: Path) -> str:
    return f"{path} ({path.stat().st_size / 10**6:.1f} MB)"


def say(line: str) -> None:
    print(f"build: {line}", flush=True)


if __name__ == "__main__":
    main()
