"""An album: several files that arrive together, each a message of its own."""

from typing import Any

from sandbox.methods.asked import Asked
from sandbox.methods.sending import media_body, send
from sandbox.refusal import bad_request
from sandbox.text.content import caption_of

MOST = 10
ALONE = ("audio", "document")
"""Kinds that do not mix with others."""


def send_media_group(asked: Asked) -> list[dict[str, Any]]:
    """Send an album: sendMediaGroup."""
    media = asked["media"]
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MOST:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in media}
    for kind in ALONE:
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")
    bodies = []
    for item in media:
        file = asked.media(item)
        bodies.append({**media_body(file, item), **asked.known(caption_of(item)).json(caption=True)})
    group = {"media_group_id": asked.telegram.next_album()} if len(bodies) > 1 else {}
    return [send(asked, {**body, **group}).body for body in bodies]
