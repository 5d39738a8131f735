"""The clips of a voice, each read when it is first heard."""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bot.core.track.grid import BYTES, HEAD, seconds
from bot.core.track.voice import Voice

SILENCE = HEAD + bytes(BYTES - len(HEAD))
"""A frame in which nothing is heard: nothing is allotted to any band."""


class Clips:
    """The sounds of one language, or the tones that stand for them."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._sounds: dict[str, bytes] = {}

    @cached_property
    def voice(self) -> Voice:
        """What the core has to know of them: how long each is."""
        return Voice({name: seconds(path.stat().st_size) for name, path in self._paths.items()})

    def sound(self, name: str) -> bytes:
        """Return a clip's frames."""
        if name not in self._sounds:
            self._sounds[name] = self._paths[name].read_bytes()
        return self._sounds[name]

    def mark(self, names: frozenset[str]) -> bytes:
        """Return the fingerprint of some of them."""
        digest = sha256()
        for name in sorted(names):
            digest.update(name.encode() + b"\0" + sha256(self.sound(name)).digest())
        return digest.digest()
