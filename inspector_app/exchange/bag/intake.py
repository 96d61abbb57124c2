"""A reader that asks for bytes, behind a program that pushes them: age decrypts into it, without thread or file."""

from collections import deque
from collections.abc import Generator

from inspector_app.exchange.bag.refusals import refused

Asking = Generator[int, bytes, None]
"""A reader: yields how many bytes it wants next, is sent exactly so many, returns at its end."""


class Intake:
    """A writable stream in front of an `Asking` reader."""

    def __init__(self, reader: Asking) -> None:
        self._reader = reader
        self._waiting: deque[memoryview] = deque()
        self._size = 0
        """Bytes that wait."""
        self._wanted = next(reader)
        self.finished = False
        self.error: BaseException | None = None
        """What the reader raised; it is raised again by every later write."""

    def write(self, data: bytes | memoryview) -> int:
        """`data` is kept, and not changed by anybody any more.

        Raises what the reader raises, and RefusedInputError pack.trailing for bytes after its end.
        """
        if self.error is not None:
            raise self.error
        try:
            self._waiting.append(memoryview(data))
            self._size += len(data)
            while not self.finished and self._size >= self._wanted:
                self._hand_over()
            if self.finished and self._size:
                raise refused("trailing")
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _hand_over(self) -> None:
        try:
            self._wanted = self._reader.send(self._taken(self._wanted))
        except StopIteration:
            self.finished = True

    def _taken(self, size: int) -> bytes:
        """The next `size` bytes, copied once: photos are large."""
        parts: list[memoryview] = []
        self._size -= size
        while size:
            first = self._waiting.popleft()
            parts.append(first[:size])
            if len(first) > size:
                self._waiting.appendleft(first[size:])
            size -= len(parts[-1])
        return b"".join(parts)
