"""The typesetter: a template of `content/print` and its data, set as a picture or as a tagged PDF.

The rule: it is set in a process of its own, so that nobody's clock waits for it. That process is begun with the first
sheet, serves some, and ends: what it keeps in mind grows, and is nobody's an hour later.
"""

import atexit
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Lock, Timer
from typing import IO, Any

from bot.print import press
from bot.print.legible import legible

DENSITY = 160.0
"""Pixels an inch of a picture: its 440 points are then 978 pixels, and a phone has no more to show."""
ACCESSIBLE = "ua-1"
"""PDF/UA-1: every piece is tagged, in the order in which it is read."""
MOST = 5
"""Sheets that one press sets."""
IDLE = 20.0
"""Seconds without a sheet after which it ends."""
PATIENCE = 20.0
"""Seconds that a sheet may take."""


class Form(StrEnum):
    """What is made of a template."""

    PICTURE = "png"
    DOCUMENT = "pdf"


class NotSet(Exception):
    """A sheet cannot be set; what it says may hold somebody's words."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that is set when it is read."""

    folder: Path
    """Where the templates lie."""
    template: str
    data: Mapping[str, Any]
    form: Form

    def read(self) -> bytes:
        """Set it.

        Raises:
            NotSet: it can't be.
        """
        how: dict[str, Any] = {"pdf_standards": [ACCESSIBLE]} if self.form is Form.DOCUMENT else {"ppi": DENSITY}
        job = {
            "folder": str(self.folder),
            "template": self.template,
            "form": self.form,
            "data": json.dumps(_legible(self.data), ensure_ascii=False),
            "how": how,
        }
        return TYPESETTER.set(json.dumps(job).encode() + b"\n")


@dataclass(slots=True)
class Typesetter:
    """Has one press, while there is something to set."""

    _press: Popen[bytes] | None = None
    _left: int = 0
    _rest: Timer | None = None
    _lock: Lock = field(default_factory=Lock)

    def set(self, job: bytes) -> bytes:
        """Set a sheet, after those that came before.

        Raises:
            NotSet: it can't be, or takes too long.
        """
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            try:
                return self._answer(job)
            finally:
                self._left -= 1
                if self._left <= 0:
                    self._end()
                else:
                    self._rest = _soon(IDLE, self.end)

    def end(self) -> None:
        """Let go of the press; the next sheet has a new one."""
        with self._lock:
            self._end()

    def _answer(self, job: bytes) -> bytes:
        working = self._running()
        too_late = _soon(PATIENCE, working.kill)
        try:
            to, back = _pipes(working)
            to.write(job)
            to.flush()
            head = back.read(press.HEAD.size)
            is_set, length = press.HEAD.unpack(head)
            made = back.read(length)
        except (OSError, press.HEAD_ERROR) as error:
            self._end()
            raise NotSet("the press has stopped") from error
        finally:
            too_late.cancel()
        if not is_set or len(made) < length:
            raise NotSet(made.decode(errors="replace"))
        return made

    def _running(self) -> Popen[bytes]:
        if self._press is None or self._press.poll() is not None:
            self._end()
            command = [sys.executable, "-I", press.__file__]
            self._press = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={})  # noqa: S603 # our own script
            self._left = MOST
        return self._press

    def _end(self) -> None:
        working, self._press, self._left = self._press, None, 0
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if working is not None:
            for pipe in _pipes(working):
                pipe.close()
            working.kill()
            working.wait()


def _pipes(working: Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert working.stdin  # noqa: S101 # it was begun with pipes
    assert working.stdout  # noqa: S101 # as above
    return working.stdin, working.stdout


def _soon(seconds: float, what: Any) -> Timer:
    timer = Timer(seconds, what)
    timer.daemon = True
    timer.start()
    return timer


def _legible(value: Any) -> Any:
    match value:
        case str():
            return legible(value)
        case Mapping():
            return {name: _legible(each) for name, each in value.items()}
        case list() | tuple():
            return [_legible(each) for each in value]
        case _:
            return value


TYPESETTER = Typesetter()
atexit.register(TYPESETTER.end)
