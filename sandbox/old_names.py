"""Parameters by their former names, which still work at Telegram: older clients send them."""

from collections.abc import Mapping
from typing import Any

from sandbox.fields import Field

REPLY = ("reply_to_message_id", "allow_sending_without_reply")
PREVIEW = "disable_web_page_preview"


def renamed(fields: Mapping[str, Field], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was given with former names made those of today; whoever sends both means the new one."""
    told = dict(given)
    if "reply_parameters" in fields and REPLY[0] in told:
        message_id, anyway = (told.pop(name, None) for name in REPLY)
        if message_id not in (None, "", 0, "0"):
            told.setdefault("reply_parameters", {"message_id": message_id, REPLY[1]: anyway})
    elif "reply_parameters" in fields:
        told.pop(REPLY[1], None)
    if "link_preview_options" in fields and PREVIEW in told:
        told.setdefault("link_preview_options", {"is_disabled": told.pop(PREVIEW)})
        told.pop(PREVIEW, None)
    return told
