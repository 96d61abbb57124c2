"""The frozen folder as one file that runs on any desktop: our runtime (linux/runtime.c), and a squashfs behind it."""

import os
import shutil
import stat
import subprocess
from datetime import datetime
from pathlib import Path

import licences
import linux_packages
from licences import Linked

NAME = "inspector-app"
_SOURCE = Path(__file__).parent / "linux" / "runtime.c"
_MAGIC = b"AI\x02"
"""AppImage type 2, in three bytes of the ELF header that nobody else reads."""
_MAGIC_AT = 8
_LIBRARIES = {
    "squashfuse_ll": ("libsquashfuse-dev", "BSD-2-Clause"),
    "fuse3": ("libfuse3-dev", "LGPL-2.1-only"),
    "zstd": ("libzstd-dev", "BSD-3-Clause"),
    "c": ("libc6-dev", "LGPL-2.1-or-later"),
}
"""Linked into the runtime: Debian's package and the licence. Packers that runtime.c answers for are not among them."""
_TOOLS = {"cc": "gcc", "strip": "binutils", "mksquashfs": "squashfs-tools", "dpkg-query": "dpkg"}
_COMPILING = (
    *("cc", "-std=c11", "-Os", "-Wall", "-Wextra", "-Werror", "-D_FILE_OFFSET_BITS=64"),
    *("-static", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections,--build-id=none"),
    *("-isystem", "/usr/include/squashfuse", "runtime.c", "-lsquashfuse_ll", "-lfuse3", "-lzstd", "-o"),
)
_BLOCK = "256K"
"""Measured: larger ones save little and make every first page of a library cost more (README.md)."""
_FIRST_DAY = "315532800"
"""1980-01-01, as in update files: the same folder gives the same image."""


def missing_packages() -> list[str]:
    """Debian packages without which no AppImage can be made here, sorted; empty when all is there."""
    missing = [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]
    compiles = "gcc" not in missing
    missing += [package for name, (package, _) in _LIBRARIES.items() if not (compiles and _archive(name).is_file())]
    return sorted(missing)


def app_image(frozen: Path, icons: Path, version: str, built: datetime, out: Path) -> Path:
    """`<name>-<version>-<machine>.AppImage` in `out`. Raises CalledProcessError, OSError, ValueError."""
    folder = out / f"{NAME}.AppDir"
    _lay_out(folder, frozen, icons, version, built)
    files = out / "work" / f"{NAME}.squashfs"
    files.unlink(missing_ok=True)
    when = os.environ.get("SOURCE_DATE_EPOCH", _FIRST_DAY)
    packing = ["mksquashfs", str(folder), str(files), "-comp", "zstd", "-Xcompression-level", "15", "-b", _BLOCK]
    fixed = ["-all-root", "-no-xattrs", "-all-time", when, "-mkfs-time", when, "-no-progress", "-quiet"]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run([*packing, *fixed], check=True, env=environment)
    image = out / f"{NAME}-{version}-{os.uname().machine}.AppImage"
    with image.open("wb") as stream:
        stream.write(runtime(out / "work"))
        with files.open("rb") as behind:
            shutil.copyfileobj(behind, stream)
    image.chmod(0o755)
    files.unlink()
    shutil.rmtree(folder)
    return image


def runtime(work: Path) -> bytes:
    """The compiled runtime, marked as an AppImage's. Raises ValueError when it would not find a squashfs behind it."""
    program = work / "runtime"
    subprocess.run([*_COMPILING, str(program)], check=True, cwd=_SOURCE.parent)
    subprocess.run(["strip", str(program)], check=True)
    code = bytearray(program.read_bytes())
    code[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] = _MAGIC
    said = subprocess.run([program, "--appimage-offset"], check=True, capture_output=True, text=True).stdout
    if int(said) != len(code):
        raise ValueError(f"the runtime has {len(code)} bytes and looks for its files at {said}")
    return bytes(code)


def linked() -> list[Linked]:
    """What is in the runtime beside our own source, for the list of licences and the bill of materials."""
    return [_linked(*each) for each in _LIBRARIES.values()]


def _linked(package: str, licence: str) -> Linked:
    form = "${source:Package}\t${source:Version}"
    name, version = linux_packages.said("dpkg-query", "-W", "-f", form, package).split("\t")
    text = Path("/usr/share/doc") / package / "copyright"
    return Linked(name, version, licence, f"pkg:deb/debian/{name}@{version}", text.read_text(encoding="utf-8"))


def _archive(name: str) -> Path:
    """The static library, or a path that is not there."""
    return Path(linux_packages.said("cc", f"-print-file-name=lib{name}.a")).resolve()


def _lay_out(folder: Path, frozen: Path, icons: Path, version: str, built: datetime) -> None:
    """The AppDir: what a desktop looks for at the top, all else where a system would have it."""
    shutil.rmtree(folder, ignore_errors=True)
    place = Path("usr/lib") / NAME
    linux_packages.lay_out(folder, frozen, icons, place)
    (folder / "AppRun").symlink_to(place / NAME)
    (folder / "usr/bin").mkdir()
    (folder / "usr/bin" / NAME).symlink_to(Path("../..") / place / NAME)
    entry = (linux_packages.LINUX / f"{NAME}.desktop").read_text(encoding="utf-8")
    (folder / f"{NAME}.desktop").write_text(f"{entry}X-AppImage-Version={version}\n", encoding="utf-8")
    shutil.copy2(icons / "256.png", folder / f"{NAME}.png")
    (folder / ".DirIcon").symlink_to(f"{NAME}.png")
    licences.write_licences(folder / place / "LICENCES.txt", linux_packages.ROOT / "resources", linked())
    licences.write_bill(folder / place / "sbom.cdx.json", version, built, linked())
    # FUSE's and the C library's licence: whoever changes them can link the runtime anew.
    documents = folder / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    shutil.copy2(_SOURCE, documents)
    (documents / "runtime.txt").write_text(f"{' '.join(_COMPILING)} runtime && strip runtime\n", encoding="utf-8")
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
