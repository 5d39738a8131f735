"""Seals what a person says about their health, at rest. Without a key it passes words through unsealed.

The rule: what is sealed is bound to whose it is and to the column that it stands in. Copied into another person's row,
or into another column, it does not open. Each person's words have a key of their own, derived from that of the vault,
so that no key ever seals more than AES-GCM bears with nonces that are drawn (2^32).
"""

import hmac
import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

MARK = "sealed:"
SEALED = re.compile(rf"{MARK}([0-9a-f]{{8}}):([\w-]+={{0,2}})", re.ASCII)
"""What is sealed: the id of the key and, in letters, the nonce and what was sealed with it."""
KEY = re.compile(r"[\w-]{43}=", re.ASCII)
"""What a key looks like: 32 bytes, in letters that are safe in an address."""
NONCE = 12
"""Bytes of a nonce."""
NOBODY = 0
"""Whose the words are that are about no person."""


class Column(StrEnum):
    """Where sealed words may stand. The values are sealed with them: they never change."""

    INBOX = "inbox.body"
    OUTBOX = "outbox.body"
    REPORT = "reports.words"
    NOTE = "reports.note"
    FURTHER = "further_words.words"
    MARK = "heard.mark"
    HEARD = "heard.words"


def keys_in(text: str) -> tuple[str, ...]:
    """Return the keys in a text, comma-separated.

    Raises:
        ValueError: one of them is none.
    """
    keys = tuple(key.strip() for key in text.split(",")) if text.strip() else ()
    if not all(map(KEY.fullmatch, keys)):
        raise ValueError("operator.data-key")
    return keys


def new_key() -> str:
    """Make a key."""
    return urlsafe_b64encode(os.urandom(32)).decode()


def id_of(key: str) -> str:
    """Return what a key is called: it says which one opens, and nothing of the key."""
    return sha256(b"footing key\0" + urlsafe_b64decode(key)).hexdigest()[:8]


class Vault:
    """Seals and opens texts; several keys are a rotation: the first seals, all open."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self.keys = tuple(keys)
        self._keys = {id_of(key): urlsafe_b64decode(key) for key in keys}
        self.id = next(iter(self._keys), None)
        """What the key that seals is called; None where there is none."""

    @property
    def seals(self) -> bool:
        """Return whether there is a key."""
        return self.id is not None

    @property
    def mark(self) -> str:
        """What is sealed with the first key begins like this; nothing, where there is none."""
        return f"{MARK}{self.id}:" if self.seals else ""

    @cached_property
    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 # heavy, only needed with a key

        return AESGCM

    def seal(self, text: str, person_id: int, column: Column | str) -> str:
        """Make a text unreadable without the key, and anywhere but in this column of this person's."""
        if self.id is None:
            return text
        nonce = os.urandom(NONCE)
        shut = self._of(self.id, person_id).encrypt(nonce, text.encode(), _bound(person_id, column))
        return self.mark + urlsafe_b64encode(nonce + shut).decode()

    def open(self, text: str, person_id: int, column: Column | str) -> str:
        """Read a text again; one that was never sealed is itself.

        Raises:
            ValueError: it was sealed with a key that is not among ours, for somebody else, or for another column.
        """
        if (found := SEALED.fullmatch(text)) is None:
            return text
        key, letters = found.groups()
        if not self.seals:
            raise ValueError("sealed, and there is no DATA_KEY")
        if key not in self._keys:
            raise ValueError("sealed with another DATA_KEY")
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 # as above

        sealed = urlsafe_b64decode(letters)
        try:
            opened = self._of(key, person_id).decrypt(sealed[:NONCE], sealed[NONCE:], _bound(person_id, column))
        except InvalidTag as error:
            raise ValueError("sealed for somebody else, for another column, or changed since") from error
        return str(opened.decode())

    def _of(self, key: str, person_id: int) -> Any:
        return self._cipher(hmac.digest(self._keys[key], b"footing person\0%d" % person_id, "sha256"))


def _bound(person_id: int, column: Column | str) -> bytes:
    return f"{column}\0{person_id}".encode()
