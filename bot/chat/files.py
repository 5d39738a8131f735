"""Files as Telegram takes them: each is uploaded once, and from then on called by its file_id.

The rule: nobody waits for a file longer than they would for its upload. An id that is refused is forgotten and the file
sent anew; a file that fails is left alone for a while.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any, Generic, Protocol, TypeAlias, TypeVar
from weakref import WeakValueDictionary

from bot.chat.refusals import Meaning, meaning
from bot.coach.ports import Refused, Superseded

LEFT_ALONE = 600.0
"""Seconds until a file is uploaded again that could not be."""
LONGEST_ID = 512
"""Letters; Telegram's have about a hundred."""
MANY = 10_000
"""Files that are remembered before all are forgotten; the store has their ids."""
Whole: TypeAlias = str | bytes
"""A file as it is given to Telegram: its id, or what is in it."""


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


class File(Protocol):
    """What can be shown or played."""

    @property
    def mark(self) -> str:
        """The fingerprint of what is in it."""
        ...

    @property
    def kind(self) -> str:
        """The field of a message that holds it."""
        ...

    async def read(self) -> bytes:
        """Return what is in it."""
        ...


AnyFile = TypeVar("AnyFile", bound=File)
Call: TypeAlias = Callable[[AnyFile, Whole], Awaitable[Any]]
"""Makes the call that puts a file on a phone, and returns the message."""


class Files(Generic[AnyFile]):
    """What Telegram calls each file, and which of them it does not take."""

    def __init__(self, ids: FileIds, hopeless: frozenset[Meaning]) -> None:
        self._ids = ids
        self._hopeless = hopeless
        """After which failures a file is left alone."""
        self._known: dict[str, str] = {}
        self._left_alone: dict[str, float] = {}
        self._uploads: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def is_known(self, file: AnyFile) -> bool:
        """Return whether it can be shown at once, without an upload."""
        return await self._recalled(file) is not None

    async def show(self, file: AnyFile, call: Call[AnyFile], patience: float | None = None) -> Any:
        """Put a file on a phone; return the message, or None where Telegram does not take it.

        Args:
            file: what to show.
            call: puts it there.
            patience: seconds to wait for another's upload of the same file; None is for as long as that takes.

        Raises:
            Refused: another's upload takes longer than that.
            TelegramError: it may be on the phone, or another try may do.
        """
        if (message := await self._by_id(file, call)) is not None or self.is_left_alone(file):
            return message
        async with self._turn(file, patience):  # many wait for the first upload rather than upload it too
            return await self._by_id(file, call) or await self._uploaded(file, call)

    def is_left_alone(self, file: AnyFile) -> bool:
        """Return whether it failed a short while ago."""
        return _now() < self._left_alone.get(file.mark, 0.0)

    @asynccontextmanager
    async def _turn(self, file: AnyFile, patience: float | None) -> AsyncIterator[None]:
        lock = self._uploads.setdefault(file.mark, asyncio.Lock())
        try:
            async with asyncio.timeout(patience):
                await lock.acquire()
        except TimeoutError:
            raise Refused from None
        try:
            yield
        finally:
            lock.release()

    async def _by_id(self, file: AnyFile, call: Call[AnyFile]) -> Any:
        """Put a file there that Telegram has; None where it has not."""
        file_id = await self._recalled(file)
        if file_id is None:
            return None
        try:
            return await call(file, file_id)
        except Superseded:
            raise
        except Exception as error:
            if meaning(error) is not Meaning.REFUSED:
                raise
        self._known.pop(file.mark, None)
        await self._ids.forget(file.mark, file_id)
        return None

    async def _uploaded(self, file: AnyFile, call: Call[AnyFile]) -> Any:
        """Send a file itself; None where Telegram does not take it."""
        try:
            message = await call(file, await file.read())
        except Superseded:
            raise
        except Exception as error:
            means = meaning(error)
            if means in self._hopeless:
                _bounded(self._left_alone)[file.mark] = _now() + LEFT_ALONE
            if means is not Meaning.REFUSED:
                raise
            return None
        for file_id in _ids(message, file.kind):
            _bounded(self._known)[file.mark] = file_id
            await self._ids.remember(file.mark, file_id)
        return message

    async def _recalled(self, file: AnyFile) -> str | None:
        if file.mark not in self._known and (file_id := await self._ids.recall(file.mark)) is not None:
            _bounded(self._known)[file.mark] = file_id
        return self._known.get(file.mark)


Kept = TypeVar("Kept")


def _bounded(kept: dict[str, Kept]) -> dict[str, Kept]:
    """Return it with room for one more."""
    if len(kept) >= MANY:
        kept.clear()
    return kept


def _ids(message: Any, kind: str) -> Iterator[str]:
    """Find what Telegram calls a file in the message that shows it; of a photo, its largest size."""
    shown = message.get(kind) if isinstance(message, dict) else None
    largest = shown[-1] if isinstance(shown, list) and shown else shown
    match largest:
        case {"file_id": str(file_id)} if 0 < len(file_id) <= LONGEST_ID:
            yield file_id


def _now() -> float:
    return asyncio.get_running_loop().time()
