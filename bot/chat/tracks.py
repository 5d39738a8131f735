"""The tracks as Telegram takes them: made of a tape when somebody listens, off the event loop.

The rule: many people hear the same one, so it is known by its fingerprint before it is made. What is not sure to have
come is tried again; only what Telegram refuses is left alone.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import InputFile

from bot.chat.files import Call, FileIds, Files, Whole
from bot.chat.refusals import Meaning
from bot.coach.ports import Refused
from bot.content.library import Library
from bot.core.track.audio import Audio
from bot.core.track.track import Track, track
from bot.track.clips import Clips
from bot.track.joiner import joined, mark
from bot.track.tags import Tags

PERFORMER = "Footing"
HOPELESS = frozenset({Meaning.REFUSED})


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A track that is laid out, and joined where it has to be uploaded."""

    track: Track
    clips: Clips
    tags: Tags
    mark: str
    kind: str = "audio"

    async def read(self) -> bytes:
        """Join it."""
        return (await joined(self.track, self.clips, self.tags)).content

    def to_send(self, whole: Whole) -> dict[str, Any]:
        """Return the parameters of the call that sends it."""
        if isinstance(whole, str):
            return {"audio": whole}
        cover = {"thumbnail": InputFile(self.tags.cover, filename="cover.jpg")} if self.tags.cover else {}
        told = {"title": self.tags.title, "performer": self.tags.performer, "duration": round(self.track.seconds)}
        return {"audio": InputFile(whole, filename=f"{self.tags.title}.mp3"), **told, **cover}


class Tracks:
    """What there is to be heard."""

    def __init__(self, library: Library, ids: FileIds) -> None:
        self._library = library
        self._cover = library.cover.read_bytes() if library.cover else b""
        self._clips: dict[str, Clips] = {}
        self._files = Files[TrackFile](ids, HOPELESS)

    async def play(self, audio: Audio, call: Call[TrackFile]) -> Any:
        """Put a track on a phone; return the message.

        Raises:
            Refused: Telegram does not take it.
            TelegramError: it may be on the phone, or another try may do.
        """
        file = await asyncio.to_thread(self._laid_out, audio)
        message = await self._files.show(file, call)
        if message is None:
            raise Refused
        return message

    def _laid_out(self, audio: Audio) -> TrackFile:
        if audio.language not in self._clips:
            self._clips[audio.language] = Clips(self._library.voice_for(audio.language))
        clips = self._clips[audio.language]
        laid_out = track(audio.tape, self._library.exercises, clips.voice)
        tags = Tags(audio.title, PERFORMER, self._cover)
        return TrackFile(laid_out, clips, tags, mark(laid_out, clips, tags))
