"""Seals what a person says about their health, at rest. Without a DATA_KEY it passes words through unsealed."""

from typing import Any

MARK = "sealed:"


class Vault:
    """Seals and opens texts; several keys, comma-separated, are a rotation: the first seals, all open."""

    def __init__(self, keys: str = "") -> None:
        self._fernet: Any = None
        if keys:
            from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 # heavy, and only needed with a key

            self._fernet = MultiFernet([Fernet(key.strip()) for key in keys.split(",")])

    def seal(self, text: str) -> str:
        """Make a text unreadable without the key."""
        return text if self._fernet is None else MARK + self._fernet.encrypt(text.encode()).decode()

    def open(self, text: str) -> str:
        """Read a text again; one that was never sealed is itself.

        Raises:
            ValueError: it was sealed with a key that is not among ours.
        """
        if not text.startswith(MARK):
            return text
        if self._fernet is None:
            raise ValueError("sealed, and there is no DATA_KEY")
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 # as above

        try:
            return str(self._fernet.decrypt(text.removeprefix(MARK).encode()).decode())
        except InvalidToken as error:
            raise ValueError("sealed with another DATA_KEY") from error
