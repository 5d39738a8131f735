"""The moving pictures as Telegram takes them: a file is uploaded once, and from then on called by its file_id.

The rule: a picture is worth no trouble. An id that is refused is forgotten and the file sent anew; a file that fails is
left alone for a while, and its poster stands for the film; where there is no poster either, there is no picture.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from telegram import InputFile, InputMediaAnimation, InputMediaPhoto
from telegram.constants import ParseMode

from bot.chat.refusals import Meaning, meaning
from bot.coach.ports import Refused, Superseded
from bot.content.library import Drawn

LEFT_ALONE = 600.0
"""Seconds until a file is uploaded again that could not be."""
SIDE = 640
"""Pixels of a film's width and height: told, so that a phone keeps the room for it before it is there."""
LONGEST_ID = 512
"""Letters; Telegram's have about a hundred."""


class FileIds(Protocol):
    """Where the ids are kept."""

    async def recall(self, mark: str) -> str | None:
        """Return the id of a file, by the fingerprint of what is in it."""
        ...

    async def remember(self, mark: str, file_id: str) -> None:
        """Keep the id of a file."""
        ...

    async def forget(self, mark: str, file_id: str) -> None:
        """Keep this id no longer."""
        ...


@dataclass(frozen=True)
class File:
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


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it is given to Telegram: by its id, or itself."""

    file: File
    file_id: str | None = None

    def to_send(self) -> tuple[str, dict[str, Any]]:
        """Return the method that sends it, and its parameter."""
        method = "sendAnimation" if self.file.is_film else "sendPhoto"
        whole = self.file_id or InputFile(self.file.content, filename=self.file.path.name)
        size = {"width": SIDE, "height": SIDE} if self.file.is_film else {}
        return method, {self.file.kind: whole, **size}

    def to_edit(self, caption: str) -> InputMediaAnimation | InputMediaPhoto:
        """Return what a message is changed into, for a call that changes one."""
        whole, name = self.file_id or self.file.content, None if self.file_id else self.file.path.name
        words: dict[str, Any] = {"caption": caption, "parse_mode": ParseMode.HTML, "filename": name}
        if self.file.is_film:
            return InputMediaAnimation(whole, width=SIDE, height=SIDE, **words)
        return InputMediaPhoto(whole, **words)


Call: TypeAlias = Callable[[GivenFile], Awaitable[Any]]
"""Makes the call that puts a file on a phone, and returns the message."""


class Pictures:
    """What there is to be seen, and what Telegram calls it."""

    def __init__(self, drawn: Mapping[str, Drawn], ids: FileIds) -> None:
        self._files = {
            name: (File(each.film, is_film=True), File(each.poster, is_film=False)) for name, each in drawn.items()
        }
        self._ids = ids
        self._known: dict[str, str] = {}
        self._left_alone: dict[str, float] = {}
        self._uploads: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def is_known(self, name: str) -> bool:
        """Return whether it can be shown at once, without an upload."""
        for file in self._files.get(name, ()):
            if await self._recalled(file) is not None:
                return True
            if not self._is_left_alone(file):
                return False
        return False

    async def show(self, name: str, call: Call, patience: float | None = None) -> Any:
        """Put a picture on a phone; return the message.

        Args:
            name: what the content calls it.
            call: puts it there.
            patience: seconds to wait for another's upload of the same file; None is for as long as that takes.

        Raises:
            Refused: there is none to be had.
            TelegramError: it may be on the phone, or another try may do.
        """
        for file in self._files.get(name, ()):
            if (message := await self._by_id(file, call)) is not None:
                return message
            if self._is_left_alone(file):
                continue
            async with self._turn(file, patience):  # many wait for the first upload rather than upload it too
                if (message := await self._by_id(file, call) or await self._uploaded(file, call)) is not None:
                    return message
        raise Refused

    @asynccontextmanager
    async def _turn(self, file: File, patience: float | None) -> AsyncIterator[None]:
        lock = self._uploads[file.mark]
        try:
            async with asyncio.timeout(patience):
                await lock.acquire()
        except TimeoutError:
            raise Refused from None
        try:
            yield
        finally:
            lock.release()

    async def _by_id(self, file: File, call: Call) -> Any:
        """Put a file there that Telegram has; None where it has not."""
        file_id = await self._recalled(file)
        if file_id is None:
            return None
        try:
            return await call(GivenFile(file, file_id))
        except Superseded:
            raise
        except Exception as error:
            if meaning(error) is not Meaning.REFUSED:
                raise
        self._known.pop(file.mark, None)
        await self._ids.forget(file.mark, file_id)
        return None

    async def _uploaded(self, file: File, call: Call) -> Any:
        """Send a file itself; None where Telegram does not take it."""
        try:
            message = await call(GivenFile(file))
        except Superseded:
            raise
        except Exception as error:
            means = meaning(error)
            if means in {Meaning.REFUSED, Meaning.UNCERTAIN}:
                self._left_alone[file.mark] = _now() + LEFT_ALONE
            if means is not Meaning.REFUSED:
                raise
            return None
        for file_id in _ids(message, file.kind):
            self._known[file.mark] = file_id
            await self._ids.remember(file.mark, file_id)
        return message

    async def _recalled(self, file: File) -> str | None:
        if file.mark not in self._known and (file_id := await self._ids.recall(file.mark)) is not None:
            self._known[file.mark] = file_id
        return self._known.get(file.mark)

    def _is_left_alone(self, file: File) -> bool:
        return _now() < self._left_alone.get(file.mark, 0.0)


class OwnFileIds:
    """Ids that nobody keeps: whoever starts anew uploads anew."""

    async def recall(self, mark: str) -> None:
        """Know none."""

    async def remember(self, mark: str, file_id: str) -> None:
        """Keep none."""

    async def forget(self, mark: str, file_id: str) -> None:
        """There is none to forget."""


def _ids(message: Any, kind: str) -> Iterator[str]:
    """Find what Telegram calls a file in the message that shows it; of a photo, its largest size."""
    shown = message.get(kind) if isinstance(message, dict) else None
    largest = shown[-1] if isinstance(shown, list) and shown else shown
    match largest:
        case {"file_id": str(file_id)} if 0 < len(file_id) <= LONGEST_ID:
            yield file_id


def _now() -> float:
    return asyncio.get_running_loop().time()
