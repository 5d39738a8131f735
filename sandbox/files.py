"""The files of this Telegram: uploads on their way in, and what is kept of them under a file_id."""

import hashlib
import json
import mimetypes
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.pictures import JPEG, dimensions
from sandbox.refusal import Refusal, bad_request
from sandbox.slips import Slips
from sandbox.sounds import described, is_sound

ATTACHED = "attach://"
"""What stands before the name of an upload."""
DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes a bot may fetch."""
UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes a bot may send."""
THUMBNAIL_LIMIT, THUMBNAIL_SIDE = 200 * 1000, 320
"""Bytes and pixels that a thumbnail may have."""
WITH_THUMBNAIL = frozenset({"animation", "video", "video_note", "audio", "document"})
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes of a picture sent as a photo."""
PHOTO_SIDES = 10_000
"""Pixels: width and height together."""
PHOTO_RATIO = 20
"""The longer side to the shorter."""


TYPE: Mapping[str, str] = {
    **{kind: kind.capitalize() for kind in ("photo", "animation", "video", "audio", "document", "sticker")},
    "voice": "VoiceNote",
    "video_note": "VideoNote",
}
"""How Telegram calls the kinds of files in a refusal."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    content: bytes
    mime: str

    def __str__(self) -> str:
        return f"<{self.name} {self.mime} {len(self.content)} bytes>"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps; `kind` is the field of a message that shows it, such as photo or video."""

    id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload
    about: Mapping[str, Any] = field(default_factory=dict)
    """What was said of a sound when it came: whoever sends it again cannot say anything else."""

    def json(self) -> dict[str, Any]:
        """Return the part that all Bot API objects of a file have in common."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.upload.content)}


class Files:
    """Every file ever sent or received. Its ids are those of this Telegram's bot: another's mean nothing here.

    `web` is what stands on the internet, by address.
    """

    def __init__(self, web: Mapping[str, Upload]) -> None:
        self._web = web
        self._bot = secrets.token_bytes(16)
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload, told: Mapping[str, Any] | None = None) -> StoredFile:
        """Store a file; the same bytes of the same kind and name, of which the same is told, are the same file.

        Raises:
            Refusal: as Telegram does; it is empty, too big, a photo that is no picture, or audio that is no sound.
        """
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > UPLOAD_LIMIT:
            raise Refusal(413, "Request Entity Too Large")
        if kind == "photo":
            _check_photo(upload.content)
        if kind == "audio" and not is_sound(upload.content):
            raise bad_request("audio must be in the MP3 or M4A format")
        about = described(upload.content, told or {}) if kind == "audio" else {}
        if kind in WITH_THUMBNAIL and told and isinstance(told.get("thumbnail"), dict):
            about["thumbnail"] = told["thumbnail"]
        name = upload.name if kind in WITH_THUMBNAIL else ""
        said = json.dumps([name, about], sort_keys=True).encode()
        digest = hashlib.sha256(self._bot + kind.encode() + said + upload.content).digest()
        # As long as a real one, so that a column that is too narrow for it is found here.
        file_id = urlsafe_b64encode(b"\0\0" + digest + digest[:20]).decode().rstrip("=")
        if file_id not in self._by_id:
            suffix = mimetypes.guess_extension(upload.mime) or ""
            path = f"{kind}s/file_{len(self._by_id)}{suffix}"
            unique_id = urlsafe_b64encode(digest[:15]).decode()
            self._by_id[file_id] = self._by_path[path] = StoredFile(file_id, unique_id, kind, path, upload, about)
        return self._by_id[file_id]

    def expire(self) -> None:
        """Make every id that was ever told worth nothing, as when the bot is another one now."""
        self._bot = secrets.token_bytes(16)
        self._by_id.clear()

    def get(self, file_id: str) -> StoredFile | None:
        """Return the file of that id, if there is one."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file that getFile said is at that path."""
        return self._by_path.get(path)

    def resolve(  # a file, and what came with it
        self,
        kind: str,
        given: "Upload | str",
        files: Mapping[str, Upload],
        told: Mapping[str, Any],
        slips: Slips,
    ) -> StoredFile:
        """Return what a bot means by a file: an upload, attach://<name of one>, an address, an id.

        `told` is what the call says of it. A thumbnail is looked at, and shown of what is uploaded with it.
        """
        upload = _uploaded(given, files)
        thumbnail = self._thumbnail(told, files, slips)
        if upload is not None:
            return self.keep(kind, upload, {**told, **thumbnail})
        assert isinstance(given, str)  # noqa: S101 # an Upload is one that was uploaded
        if given.startswith(ATTACHED):
            raise bad_request(f"there is no {kind} in the request")
        if given.startswith(("http://", "https://")):
            return self.keep(kind, self._fetched(given), told)
        stored = self._by_id.get(given)
        if stored is None:
            raise bad_request(f"wrong remote file identifier specified: {_why_wrong(given)}")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {TYPE[stored.kind]} as {TYPE[kind]}")
        return stored

    def _fetched(self, address: str) -> Upload:
        """Return what stands at an address of this Telegram's own internet; it never goes out."""
        upload = self._web.get(address)
        if upload is None:
            raise bad_request("failed to get HTTP URL content")
        return upload

    def _thumbnail(self, told: Mapping[str, Any], files: Mapping[str, Upload], slips: Slips) -> dict[str, Any]:
        """Return a thumbnail as it is shown: a JPEG that was uploaded with its file, and neither large nor heavy.

        Telegram passes over what is not: a slip.
        """
        if "thumbnail" not in told:
            return {}
        upload = _uploaded(told["thumbnail"], files)
        size = None if upload is None else dimensions(upload.content)
        if upload is None:
            slips.add("thumbnail must be uploaded as a new file")
            return {}
        if size is None or not upload.content.startswith(JPEG):
            slips.add("thumbnail must be in the JPEG format")
            return {}
        if len(upload.content) >= THUMBNAIL_LIMIT or max(size) > THUMBNAIL_SIDE:
            slips.add("thumbnail is too big")
            return {}
        kept = self.keep("photo", upload)
        return {"thumbnail": {**kept.json(), "width": size[0], "height": size[1]}}


def _why_wrong(file_id: str) -> str:
    if re.search(r"[^A-Za-z0-9_=-]", file_id):
        return "Wrong character in the string"
    return "Wrong string length" if len(file_id) % 4 == 1 else "can't unserialize it"


def _uploaded(given: "Upload | str", files: Mapping[str, Upload]) -> Upload | None:
    """Return the upload that is meant, if it came with this call."""
    if isinstance(given, Upload):
        return given
    return files.get(given.removeprefix(ATTACHED)) if given.startswith(ATTACHED) else None


def _check_photo(content: bytes) -> None:
    size = dimensions(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(content) > PHOTO_LIMIT:
        raise bad_request("file is too big for a photo")
    if sum(size) > PHOTO_SIDES or max(size) > PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
