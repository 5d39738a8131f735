"""Who has had everything deleted: kept outside the database, so that a backup brings nobody back.

The rule: no name and no number stands here. A line is a keyed hash of the person and the moment; the key is the file's
own, sealed with that of the vault in its first line. The line is on the disk before anything is deleted.
"""

import asyncio
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.store.private import READ
from bot.store.vault import NOBODY, Vault, new_key

PLACE = "deleted.key"
"""The column, as it were, in which the file's key is sealed."""


class DeletedPersons:
    """The file of everybody who has had everything deleted."""

    def __init__(self, file: Path, vault: Vault) -> None:
        self.file = file
        self._vault = vault

    async def add(self, person_id: int, now: datetime) -> None:
        """Write a person down, for good.

        Raises:
            OSError: it cannot be written.
            ValueError: its key is sealed with one that is not here.
        """
        await asyncio.to_thread(self._add, person_id, now)

    def _add(self, person_id: int, now: datetime) -> None:
        with self._alone():
            line = f"{_hash(self._key(), person_id)} {now.isoformat(timespec='microseconds')}\n"
            with self.file.open("a", encoding="ascii") as appending:
                appending.write(line)
                appending.flush()
                os.fsync(appending.fileno())

    def look_up(self) -> "Deletions":
        """Read the file; where there is none, nobody has had anything deleted.

        Raises:
            OSError: it cannot be read.
            ValueError: it is none, or its key is sealed with one that is not here.
        """
        try:
            first, *lines = self.file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return Deletions("", {})
        found: dict[str, datetime] = {}
        for line in lines:
            name, _, at = line.partition(" ")
            with suppress(ValueError):  # the last may be torn, by a power cut before anything was deleted
                found[name] = max(datetime.fromisoformat(at), found.get(name, datetime.fromisoformat(at)))
        return Deletions(self._opened(first), found)

    def seal_anew(self) -> bool:
        """Seal the file's key under the vault's first key; return whether it was sealed otherwise.

        Raises:
            OSError, ValueError: as above.
        """
        if not self.file.exists() or not self._vault.seals:
            return False
        with self._alone():
            first, _, rest = self.file.read_text(encoding="ascii").partition("\n")
            if first.startswith(self._vault.mark):
                return False
            self._write(f"{self._vault.seal(self._opened(first), NOBODY, PLACE)}\n{rest}")
        return True

    def _key(self) -> str:
        """Return the file's key; make both where they are missing."""
        if not self.file.exists():
            self._write(f"{self._vault.seal(new_key(), NOBODY, PLACE)}\n")
        with self.file.open(encoding="ascii") as reading:
            return self._opened(reading.readline())

    def _write(self, text: str) -> None:
        """Put a whole file in the place of what is there."""
        draft = self.file.with_name(f"{self.file.name}.new")
        draft.unlink(missing_ok=True)
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, READ), "w", encoding="ascii") as writing:  # noqa: PTH123 # with rights
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
        draft.replace(self.file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file: several bots, and whoever seals it anew, may share it."""
        import fcntl  # noqa: PLC0415 # not on Windows, where only the content is checked

        self.file.parent.mkdir(parents=True, exist_ok=True)
        beside = self.file.with_name(f"{self.file.name}.lock")
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_RDWR, READ)) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _opened(self, line: str) -> str:
        return self._vault.open(line.strip(), NOBODY, PLACE)


class Deletions:
    """Who has had everything deleted, and when."""

    def __init__(self, key: str, found: dict[str, datetime]) -> None:
        self._key, self._found = key, found

    def __len__(self) -> int:
        return len(self._found)

    def is_gone(self, person_id: int, since: datetime) -> bool:
        """Return whether a person who was there since then has had everything deleted after it."""
        at = self._found.get(_hash(self._key, person_id))
        return at is not None and since <= at


def _hash(key: str, person_id: int) -> str:
    return hmac.digest(key.encode("ascii"), b"%d" % person_id, "sha256").hex()
