"""The moving pictures as Telegram takes them.

The rule: a picture is worth no trouble. Where a film cannot be had its poster stands for it; where there is no poster
either, there is no picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from telegram import InputFile, InputMediaAnimation, InputMediaPhoto
from telegram.constants import ParseMode

from bot.chat.files import Call, FileIds, Files, Whole
from bot.chat.refusals import Meaning
from bot.coach.ports import Refused
from bot.content.library import Drawn

SIDE = 640
"""Pixels of a film's width and height: told, so that a phone keeps the room for it before it is there."""
HOPELESS = frozenset({Meaning.REFUSED, Meaning.UNCERTAIN})


@dataclass(frozen=True)
class PictureFile:
    """A film or a poster."""

    path: Path
    is_film: bool

    @cached_property
    def content(self) -> bytes:
        """What is in it."""
        return self.path.read_bytes()

    @cached_property
    def mark(self) -> str:
        """The fingerprint of that."""
        return sha256(self.content).hexdigest()

    @property
    def kind(self) -> str:
        """The field of a message that shows it."""
        return "animation" if self.is_film else "photo"

    async def read(self) -> bytes:
        """Return what is in it."""
        return self.content

    def to_send(self, whole: Whole) -> tuple[str, dict[str, Any]]:
        """Return the method that sends it, and its parameter."""
        method = "sendAnimation" if self.is_film else "sendPhoto"
        given = whole if isinstance(whole, str) else InputFile(whole, filename=self.path.name)
        size = {"width": SIDE, "height": SIDE} if self.is_film else {}
        return method, {self.kind: given, **size}

    def to_edit(self, whole: Whole, caption: str) -> InputMediaAnimation | InputMediaPhoto:
        """Return what a message is changed into, for a call that changes one."""
        name = None if isinstance(whole, str) else self.path.name
        words: dict[str, Any] = {"caption": caption, "parse_mode": ParseMode.HTML, "filename": name}
        if self.is_film:
            return InputMediaAnimation(whole, width=SIDE, height=SIDE, **words)
        return InputMediaPhoto(whole, **words)


class Pictures:
    """What there is to be seen."""

    def __init__(self, drawn: Mapping[str, Drawn], ids: FileIds) -> None:
        self._drawn = {
            name: (PictureFile(each.film, is_film=True), PictureFile(each.poster, is_film=False))
            for name, each in drawn.items()
        }
        self._files = Files[PictureFile](ids, HOPELESS)

    async def is_known(self, name: str) -> bool:
        """Return whether it can be shown at once, without an upload."""
        for file in self._drawn.get(name, ()):
            if await self._files.is_known(file):
                return True
            if not self._files.is_left_alone(file):
                return False
        return False

    async def show(self, name: str, call: Call[PictureFile], patience: float | None = None) -> Any:
        """Put a picture on a phone; return the message.

        Args:
            name: what the content calls it.
            call: puts it there.
            patience: seconds to wait for another's upload of the same file; None is for as long as that takes.

        Raises:
            Refused: there is none to be had.
            TelegramError: it may be on the phone, or another try may do.
        """
        for file in self._drawn.get(name, ()):
            if (message := await self._files.show(file, call, patience)) is not None:
                return message
        raise Refused
