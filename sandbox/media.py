"""Files as the Bot API's objects: PhotoSize, Video, Voice and the rest, told by the field of the message."""

from collections.abc import Mapping
from typing import Any

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


def media_json(file: StoredFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Message that show this file; `told` is what the sender said of its size and length."""
    upload, common = file.upload, file.json()
    named = {**common, "file_name": upload.name, "mime_type": upload.mime}
    width, height = dimensions(upload.content) or (told.get("width", SCREEN[0]), told.get("height", SCREEN[1]))
    size = {"width": width, "height": height}
    duration = {"duration": told.get("duration", 0)}
    match file.kind:
        case "photo":
            return {"photo": [{**common, **size}]}
        case "audio":
            return {"audio": {**named, **file.about}}
        case "voice":
            return {"voice": {**common, **duration, "mime_type": upload.mime}}
        case "video_note":
            return {"video_note": {**common, **duration, "length": told.get("length") or width}}
        case "sticker":
            emoji = {"emoji": told["emoji"]} if "emoji" in told else {}
            return {"sticker": {**common, **size, **emoji, "type": "regular", "is_animated": False, "is_video": False}}
        case "animation":
            # An animation is told twice, so that old clients see at least a document.
            return {"animation": {**named, **size, **duration}, "document": named}
        case kind:
            return {kind: {**named, **size, **duration} if kind == "video" else named}
