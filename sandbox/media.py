"""Files as the Bot API's objects: PhotoSize, Video, Voice and the rest, told by the field of the message."""

from collections.abc import Mapping
from typing import Any

from sandbox import films
from sandbox.files import StoredFile, Upload
from sandbox.pictures import dimensions

# The smallest files that are what they say, for people in tests who just send "a photo".
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)
SAMPLES: Mapping[str, Upload] = {
    "photo": Upload("photo.png", PIXEL, "image/png"),
    "audio": Upload("audio.mp3", bytes.fromhex("fff344c4") + bytes(92), "audio/mpeg"),
    "voice": Upload("voice.ogg", b"OggS" + bytes(60), "audio/ogg"),
    "video": Upload("video.mp4", b"\0\0\0\x18ftypmp42" + bytes(60), "video/mp4"),
    "video_note": Upload("video.mp4", b"\0\0\0\x18ftypmp42" + bytes(61), "video/mp4"),
    "document": Upload("document.txt", b"A document.", "text/plain"),
    "sticker": Upload("sticker.webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f" + bytes(12), "image/webp"),
}
SCREEN = (640, 360)
"""What a video measures when nobody says."""


SIDES = (90, 320, 800, 1280)
"""Pixels of the longer side: the sizes in which Telegram keeps a photo, besides its own where that's no larger."""


def photo_sizes(file: StoredFile) -> list[dict[str, Any]]:
    """Return a photo in all its sizes, the largest last. None is drawn anew: behind every size is the same picture."""
    width, height = dimensions(file.upload.content) or SCREEN
    longer = max(width, height)
    sides = [*(side for side in SIDES if side < longer), *([longer] if longer <= SIDES[-1] else [])]
    scaled = [(side, max(1, round(width * side / longer)), max(1, round(height * side / longer))) for side in sides]
    return [
        {**file.json(), "file_unique_id": f"{file.unique_id}{'' if side == sides[-1] else side}", **_size(across, down)}
        for side, across, down in scaled
    ]


def _size(width: int, height: int) -> dict[str, int]:
    return {"width": width, "height": height}


def media_json(file: StoredFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Message that show this file; `told` is what the sender said of its size and length."""
    upload, common = file.upload, file.json()
    named = {**common, "file_name": upload.name, "mime_type": upload.mime}
    film = films.described(upload.content)
    seen = dimensions(upload.content) or film.size
    width, height = told.get("width") or seen[0] or SCREEN[0], told.get("height") or seen[1] or SCREEN[1]
    size = {"width": width, "height": height}
    duration = {"duration": told.get("duration") or film.seconds}
    thumbnail = {"thumbnail": file.about["thumbnail"]} if "thumbnail" in file.about else {}
    named |= thumbnail
    match file.kind:
        case "photo":
            return {"photo": photo_sizes(file)}
        case "audio":
            return {"audio": {**named, **file.about}}
        case "voice":
            return {"voice": {**common, **duration, "mime_type": upload.mime}}
        case "video_note":
            return {"video_note": {**common, **thumbnail, **duration, "length": told.get("length") or width}}
        case "sticker":
            emoji = {"emoji": told["emoji"]} if "emoji" in told else {}
            return {"sticker": {**common, **size, **emoji, "type": "regular", "is_animated": False, "is_video": False}}
        case "animation":
            # An animation is told twice, so that old clients see at least a document.
            return {"animation": {**named, **size, **duration}, "document": named}
        case kind:
            return {kind: {**named, **size, **duration} if kind == "video" else named}
