"""Starts processes that stage packs, and gives them packs. Where there is none, threads do the same."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from inspector_app.errors import CancelledError, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.bag_reader import Received
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.unpacking import Sealed, Sealers, checklist_of
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.beside.frames import Frame, as_problems, hear, say
from inspector_app.exchange.beside.stager import WORD
from inspector_app.stores import Store
from inspector_app.updates.hop import HOPPED, NAME
from inspector_app.version import VERSION


class GoneError(Exception):
    """The process is no more, or never was."""


class Stager:
    """One of the processes. It does one pack at a time."""

    def __init__(self, store: Store, sealers: Sealers) -> None:
        """Begins to start it. Raises OSError."""
        self._store, self._sealers = store, sealers
        self._texts: dict[str, bytes] = {}
        """Of checklists: each is given back once."""
        self._process: Any = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, HOPPED: "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def is_ready(self) -> bool:
        """Waits until it has started; False: it is of no use."""
        blobs, secrets = str(self._store.files.folder), list(self._store.identity.secrets)
        try:
            self._say({"blobs": blobs, "secrets": secrets}, self._store.vault.data_key())
            told, _ = self._heard()
        except (GoneError, RuntimeError):
            return False
        return bool(told.get("ready") == VERSION)

    def stage(
        self, path: Path, pack_id: str, taken: str | None, progress: Progress, cancelled: Cancelled
    ) -> tuple[PackContents, Sealed]:
        """`taken`: the SHA-256 of the file as which the pack of this number was taken in.

        Raises GoneError; CancelledError, and ends it; RefusedInputError and UnavailableError as `unpacking.unpack`.
        """
        self._say({"path": str(path), "pack": pack_id, "taken": taken})
        while True:
            told, pieces = self._heard()
            if cancelled():
                self.end()
                raise CancelledError
            if "done" not in told:
                return self._answer(told, pieces)
            progress(told["done"], told["total"])

    def end(self) -> None:
        """At once: what it has begun no row names."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            # What was still to be said, nobody hears.
            with suppress(OSError):
                stream.close()

    def _answer(self, told: dict[str, Any], pieces: list[bytes]) -> tuple[PackContents, Sealed]:
        if "problems" in told:
            problems = as_problems(told["problems"])
            if told["refused"]:
                raise RefusedInputError(problems)
            raise UnavailableError(problems[0].code, **problems[0].details)
        info, lines, *texts = pieces
        self._texts.update(zip(told["fresh"], texts, strict=True))
        sealed = Sealed(self._store, self._sealers)
        sealed.files = {sha256: (size, media_type) for sha256, (size, media_type) in told["files"].items()}
        sealed.verified, sealed.put = set(told["verified"]), set(told["put"])
        sealed.problems = as_problems(told["found"])
        sealed.checklists = {each: checklist_of(self._texts[each]) for each in told["checklists"]}
        self._sealers.brought |= sealed.put
        members = tuple(Received(*each) for each in told["members"])
        damaged = tuple(as_problems(told["damaged"]))
        contents = PackContents(pack_info.parse(info), lines, members, told["sha256"], told["size"], damaged)
        return contents, sealed

    def _say(self, told: dict[str, object], *pieces: bytes) -> None:
        try:
            say(self._process.stdin, told, *pieces)
        except (OSError, ValueError) as error:
            raise GoneError from error

    def _heard(self) -> Frame:
        try:
            frame = hear(self._process.stdout)
        except (OSError, ValueError) as error:
            raise GoneError from error
        if frame is None:
            raise GoneError
        return frame


class Stagers:
    """Those of one import; none until `start`."""

    def __init__(self, store: Store, sealers: Sealers) -> None:
        self._store, self._sealers = store, sealers
        self._all: list[Stager] = []
        self._starting: list[Thread] = []
        self._free: SimpleQueue[Stager] = SimpleQueue()
        self.broke_off = False
        """One ended in the middle of a pack: what it was writing lies there under a name that nobody knows."""

    def start(self, count: int) -> None:
        """Begins to: each gets packs as soon as it is ready, and nobody waits for it."""
        for _ in range(count):
            with suppress(OSError):
                self._all.append(Stager(self._store, self._sealers))
                self._starting.append(Thread(target=self._greet, args=self._all[-1:], name="starting", daemon=True))
                self._starting[-1].start()

    def stage(
        self, path: Path, pack_id: str, taken: str | None, progress: Progress, cancelled: Cancelled
    ) -> tuple[PackContents, Sealed]:
        """As `Stager.stage`, by one that is free; GoneError also when none is."""
        try:
            stager = self._free.get_nowait()
        except Empty as error:
            raise GoneError from error
        is_gone = False
        try:
            return stager.stage(path, pack_id, taken, progress, cancelled)
        except (GoneError, CancelledError):
            stager.end()
            is_gone = self.broke_off = True
            raise
        finally:
            if not is_gone:
                self._free.put(stager)

    def end(self) -> None:
        for stager in self._all:
            stager.end()
        for thread in self._starting:
            thread.join()

    def _greet(self, stager: Stager) -> None:
        if stager.is_ready():
            self._free.put(stager)


def _command() -> list[str]:
    if not getattr(sys, "frozen", False):
        # -P: nothing that lies in the folder where somebody happens to be is taken for a part of the program.
        return [sys.executable, "-P", "-m", "inspector_app", WORD]
    program = Path(sys.executable)
    # The one of the two that has standard streams for sure.
    speaking = program.with_name(f"{NAME}-cli.exe")
    return [str(speaking if speaking.is_file() else program), WORD]
