"""A small machine of its own, whose kernel knows FAT32 and USB: its sticks are pulled while the program writes.

QEMU emulates it, without KVM, which hangs on some hosts. Its root is this machine's, read only; what it does is in
stick_guest.py. One start takes a minute.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from handovers import two_stores, with_photos, worked_visit
from offices import NOW

from inspector_app.evidence.intake import Picture, add_photo

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_MODULES = (
    "virtio_pci", "9p", "9pnet_virtio", "vfat", "nls_cp437", "nls_iso8859-1", "nls_ascii", "nls_utf8", "usb_storage",
    "sd_mod", "xhci_pci",
)  # fmt: skip
_TOOLS = ("qemu-system-x86_64", "busybox", "cpio", "mkfs.vfat", "modprobe")
_STICKS = {"good": 64, "small": 40, "locked": 40, "large": 7000}
"""Megabytes; FAT32 takes at least 33."""
FAT32_BYTES = 1 << 32
"""One more than the largest file of FAT32."""
_LARGE_PHOTO = 39 << 20
_PATIENCE_S = 900
_PLUGGED_TRIES = 50
_INIT = """#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in /modules/*; do insmod $module; done
mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose root /root
mkdir /dev/shm; mount -t tmpfs tmpfs /dev/shm; mkdir /dev/shm/share /dev/shm/stick
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000 share /dev/shm/share
for place in dev proc sys; do mount --move /$place /root/$place; done
chroot /root /bin/sh /dev/shm/share/run.sh >/root/dev/shm/share/said 2>&1
poweroff -f
"""


def lacks() -> str:
    """The reason is told loudly: without a kernel that knows FAT, nothing here can stand in for it."""
    tools = [tool for tool in _TOOLS if shutil.which(tool, path=_path()) is None]
    if sys.platform != "linux" or tools:
        return f"the programs {', '.join(tools)} (Debian: qemu-system-x86 busybox-static cpio dosfstools kmod)"
    if _kernel() is None:
        return "a kernel in /boot with its vfat, usb-storage and 9p in /lib/modules (Debian: linux-image-amd64)"
    return "" if not _dynamic(Path(shutil.which("busybox") or "")) else "a static busybox (Debian: busybox-static)"


def lacks_large() -> str:
    """Not among all the others: it takes as long as they do together."""
    asked = os.environ.get("INSPECTOR_LARGE") or os.environ.get("INSPECTOR_LARGE_MB")
    return lacks() or ("" if asked else "INSPECTOR_LARGE=1: a quarter of an hour on a quiet machine, and 15 GB of disk")


def usb(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """One pull a round, and before them sticks that are full or read only.

    `wrong` writes in its place, without waiting for the disk.
    """
    share = place / "share"
    share.mkdir()
    _stores(share / "pair")
    plan = {"seed": chance.randrange(1 << 30), "rounds": rounds, "wrong": wrong}
    (share / "plan.json").write_text(json.dumps(plan), "utf-8")
    (share / "run.sh").write_text(_run_script(), "utf-8")
    with _machine(place, share) as machine:
        yield from machine.told()


def large(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """A hand-over that is larger than any file of FAT32; `wrong`: as one file.

    A quarter of an hour, and 15 GB of disk. INSPECTOR_LARGE_MB=30 tries the rig itself, with parts of that size.
    """
    share = place / "share"
    share.mkdir()
    limit = int(os.environ.get("INSPECTOR_LARGE_MB", "0")) << 20
    if not wrong:
        _large_stores(share / "pair", chance, limit or FAT32_BYTES)
    (share / "plan.json").write_text(json.dumps({"limit": limit, "wrong": wrong}), "utf-8")
    (share / "run.sh").write_text(_run_script("stick_large.py"), "utf-8")
    with _machine(place, share) as machine:
        yield from machine.told()


def _large_stores(pair: Path, chance: Random, size: int) -> None:
    pair.mkdir()
    inspector, supervisor = two_stores(pair)
    visit, each = worked_visit(inspector, photos=0), min(_LARGE_PHOTO, size // 8)
    for number in range(size * 11 // 10 // each + 1):
        picture = Picture(chance.randbytes(each), f"{number}.bin", "file")
        add_photo(inspector, visit, "", picture, NOW)
    inspector.close()
    supervisor.close()


def _stores(pair: Path) -> None:
    pair.mkdir()
    inspector, supervisor = two_stores(pair)
    with_photos(inspector, worked_visit(inspector), range(12), side=900)
    inspector.close()
    supervisor.close()


def _run_script(program: str = "stick_guest.py") -> str:
    paths = os.pathsep.join(str(path) for path in (HERE, HERE.parent / "fixtures", ROOT))
    given = {
        "PYTHONPATH": paths,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": "/dev/shm/share/pyc",
        "TMPDIR": "/dev/shm",
        "HOME": "/dev/shm",
        "LANG": "C.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    }
    exports = "\n".join(f"export {name}={value!r}" for name, value in given.items())
    return f"{exports}\ncd /dev/shm\n{sys.executable!r} {str(HERE / program)!r}\n"


class _Machine:
    """QEMU, told by its monitor what to plug in, and the lines that the guest says on its second serial port."""

    def __init__(self, process: subprocess.Popen[bytes], monitor: socket.socket, port: socket.socket) -> None:
        self._process = process
        self._monitor = monitor.makefile("rwb", buffering=0)
        self._lines = port.makefile("rb")
        self._order("qmp_capabilities")

    def told(self) -> Iterator[str]:
        """ "" or what is wrong, once for each thing that was tried."""
        for line in self._lines:
            if not line.startswith(b"{"):
                continue
            said = json.loads(line)
            if "plug" in said:
                self._plug(said["plug"])
            elif "pull" in said:
                self._order("device_del", id="stick")
            elif "end" in said:
                return
            else:
                yield said["wrong"]
        yield "the machine stopped before its work was done"

    def _plug(self, stick: str) -> None:
        """QEMU lets go of the one that was pulled a moment after the guest has seen it go."""
        for _ in range(_PLUGGED_TRIES):
            with suppress(RuntimeError):
                self._order("device_add", driver="usb-storage", id="stick", drive=stick, removable=True)
                return
            time.sleep(0.2)
        raise RuntimeError(f"the stick {stick} cannot be plugged in")

    def _order(self, name: str, **given: Any) -> None:
        self._monitor.write(json.dumps({"execute": name, "arguments": given}).encode() + b"\n")
        while True:
            answer = json.loads(self._monitor.readline())
            if "error" in answer:
                raise RuntimeError(f"{name}: {answer['error']['desc']}")
            if "return" in answer:
                return


@contextmanager
def _machine(place: Path, share: Path) -> Iterator[_Machine]:
    _compile_ahead(share / "pyc")
    kernel = _kernel()
    assert kernel is not None, "asked before"
    with tempfile.TemporaryDirectory(prefix="stick") as sockets:
        ends = [Path(sockets) / name for name in ("monitor", "port")]
        command = _qemu(kernel, _first_disk(place, kernel), share, [*_sticks(place)], ends)
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            monitor, port = (_connected(path, process) for path in ends)
            port.settimeout(_PATIENCE_S)
            with monitor, port:
                yield _Machine(process, monitor, port)
        finally:
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()
            said = share / "said"
            if said.exists() and said.stat().st_size:
                print(said.read_text("utf-8", "replace")[-4000:], file=sys.stderr)


def _qemu(kernel: str, first_disk: Path, share: Path, sticks: list[dict[str, Any]], ends: list[Path]) -> list[str]:
    command = [shutil.which("qemu-system-x86_64", path=_path()) or "", "-accel", "tcg,thread=multi", "-cpu", "max"]
    command += ["-m", "2048", "-nodefaults", "-no-reboot", "-display", "none"]
    command += ["-kernel", f"/boot/vmlinuz-{kernel}", "-initrd", str(first_disk)]
    command += ["-append", "console=ttyS0 quiet panic=-1"]
    for name, path, how in (("root", Path("/"), ",readonly=on"), ("share", share, "")):
        command += ["-fsdev", f"local,id={name},path={path},security_model=none,multidevs=remap{how}"]
        command += ["-device", f"virtio-9p-pci,fsdev={name},mount_tag={name}"]
    for stick in sticks:
        command += ["-blockdev", json.dumps(stick)]
    monitor, port = ends
    command += ["-device", "qemu-xhci", "-qmp", f"unix:{monitor},server=on,wait=off", "-serial", "null"]
    return [*command, "-chardev", f"socket,id=port,path={port},server=on,wait=on", "-serial", "chardev:port"]


def _sticks(place: Path) -> Iterator[dict[str, Any]]:
    """Nodes for QEMU, by the names that stick_guest.py asks for."""
    for name, megabytes in _STICKS.items():
        image = place / f"{name}.img"
        with image.open("wb") as stream:
            stream.truncate(megabytes << 20)
        cluster = "8" if name == "large" else "1"
        command = [shutil.which("mkfs.vfat", path=_path()) or "", "-F", "32", "-s", cluster, "-n", "STICK", str(image)]
        subprocess.run(command, check=True, capture_output=True)
        file = {"driver": "file", "filename": str(image)}
        yield {"driver": "raw", "node-name": name, "read-only": name == "locked", "file": file}


def _first_disk(place: Path, kernel: str) -> Path:
    """An initramfs: busybox, the modules in the order in which they need each other, and the first program."""
    tree = place / "first"
    for name in ("bin", "modules", "proc", "sys", "dev", "root"):
        (tree / name).mkdir(parents=True)
    shutil.copy(shutil.which("busybox") or "", tree / "bin" / "busybox")
    for number, module in enumerate(_module_files(kernel)):
        shutil.copy(module, tree / "modules" / f"{number:03}-{Path(module).name}")
    (tree / "init").write_text(_INIT, "utf-8")
    (tree / "init").chmod(0o755)
    packed = place / "first.cpio"
    names = b"\0".join(str(path.relative_to(tree)).encode() for path in sorted(tree.rglob("*")))
    with packed.open("wb") as stream:
        command = ["cpio", "--create", "--format=newc", "--null", "--quiet"]
        subprocess.run(command, cwd=tree, input=names, stdout=stream, check=True)
    return packed


def _module_files(kernel: str) -> list[str]:
    """Raises CalledProcessError when the kernel lacks one."""
    found: dict[str, None] = {}
    for module in _MODULES:
        command = [shutil.which("modprobe", path=_path()) or "", "-S", kernel, "--show-depends", module]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found |= {line.split()[1]: None for line in done.stdout.splitlines() if line.startswith("insmod")}
    return list(found)


def _kernel() -> str | None:
    """The newest in /boot whose modules are all there."""
    for path in sorted(Path("/boot").glob("vmlinuz-*"), reverse=True):
        release = path.name.removeprefix("vmlinuz-")
        with suppress(subprocess.CalledProcessError, OSError):
            _module_files(release)
            return release
    return None


def _dynamic(program: Path) -> bool:
    """Whether it asks for a loader, which the first disk does not have: ELF of 64 bits, a program header of type 3."""
    data = program.read_bytes()[:4096]
    start, size, count = int.from_bytes(data[32:40], "little"), *(data[at] for at in (54, 56))
    return any(data[at : at + 4] == b"\3\0\0\0" for at in range(start, start + size * count, size))


def _compile_ahead(folder: Path) -> None:
    """An emulated processor takes a minute and a half over what this one compiles in seconds."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONUTF8": "1"}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent / "fixtures", ROOT)))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("LD_PRELOAD", None)
    subprocess.run([sys.executable, "-c", "import stick_guest, stick_large"], env=environment, check=True)


def _connected(path: Path, process: subprocess.Popen[bytes]) -> socket.socket:
    """Raises RuntimeError when QEMU ended, or never listened."""
    for _ in range(300):
        if process.poll() is not None:
            break
        client = socket.socket(socket.AF_UNIX)
        try:
            client.connect(str(path))
        except OSError:
            client.close()
            time.sleep(0.1)
        else:
            return client
    raise RuntimeError("QEMU did not start")


def _path() -> str:
    """Also where system programs lie that an ordinary user's shell does not look for."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
