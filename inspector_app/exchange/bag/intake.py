"""A reader that asks for bytes, behind a program that pushes them: age decrypts into it, without thread or file."""

from collections.abc import Generator

from inspector_app.exchange.bag.refusals import refused

Asking = Generator[int, bytes, None]
"""A reader: yields how many bytes it wants next, is sent exactly so many, returns at its end."""


class Intake:
    """A writable stream in front of an `Asking` reader."""

    def __init__(self, reader: Asking) -> None:
        self._reader = reader
        self._waiting = bytearray()
        self._wanted = next(reader)
        self.finished = False
        self.error: BaseException | None = None
        """What the reader raised; the decrypting library may wrap it in an error of its own."""

    def write(self, data: bytes) -> int:
        """Raises what the reader raises, and RefusedInputError pack.trailing for bytes after its end."""
        if self.error is not None:
            raise self.error  # pyrage's buffer writes once more while it is dropped
        try:
            self._waiting += data
            while not self.finished and len(self._waiting) >= self._wanted:
                self._hand_over()
            if self.finished and self._waiting:
                raise refused("trailing")
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _hand_over(self) -> None:
        # Through a view: of a large photo one copy less.
        with memoryview(self._waiting) as waiting:
            piece = bytes(waiting[: self._wanted])
        del self._waiting[: self._wanted]
        try:
            self._wanted = self._reader.send(piece)
        except StopIteration:
            self.finished = True
