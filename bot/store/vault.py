"""Seals what a person says about their health, at rest. Without a key it passes words through unsealed."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

MARK = "sealed:"
KEY = re.compile(r"[\w-]{43}=", re.ASCII)
"""What a key looks like: 32 bytes, in letters that are safe in an address."""


def keys_in(text: str) -> tuple[str, ...]:
    """Return the keys in a text, comma-separated.

    Raises:
        ValueError: one of them is none.
    """
    keys = tuple(key.strip() for key in text.split(",")) if text.strip() else ()
    if not all(map(KEY.fullmatch, keys)):
        raise ValueError("operator.data-key")
    return keys


class Vault:
    """Seals and opens texts; several keys are a rotation: the first seals, all open."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._keys = keys

    @property
    def seals(self) -> bool:
        """Return whether there is a key."""
        return bool(self._keys)

    @cached_property
    def _fernet(self) -> Any:
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 # heavy, and only needed with a key

        return MultiFernet([Fernet(key) for key in self._keys])

    def seal(self, text: str) -> str:
        """Make a text unreadable without the key."""
        return MARK + self._fernet.encrypt(text.encode()).decode() if self.seals else text

    def open(self, text: str) -> str:
        """Read a text again; one that was never sealed is itself.

        Raises:
            ValueError: it was sealed with a key that is not among ours.
        """
        if not text.startswith(MARK):
            return text
        if not self.seals:
            raise ValueError("sealed, and there is no DATA_KEY")
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 # as above

        try:
            return str(self._fernet.decrypt(text.removeprefix(MARK).encode()).decode())
        except InvalidToken as error:
            raise ValueError("sealed with another DATA_KEY") from error
