"""Keyboards held against Telegram's limits, in Telegram's words."""

from typing import Any
from urllib.parse import urlsplit

from sandbox.refusal import bad_request

BUTTONS_LIMIT = 100
STYLES = frozenset({"danger", "success", "primary"})
METHODS = ("url", "callback_data", "web_app", "copy_text")
"""What an inline button can do; exactly one of them."""

Markup = dict[str, Any]


def check_markup(markup: Markup | None) -> Markup | None:
    """Return a keyboard as it is kept: without its empty rows, None when nothing is left of it."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        for button in (button for row in rows for button in row):
            _check_inline(button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"])
        for button in (button for row in rows for button in row):
            _check_button(button, "keyboard")
        if not rows:
            raise bad_request("keyboard must be non-empty")
        return {**markup, "keyboard": rows}
    return markup


def labels(markup: Markup | None) -> tuple[str, ...]:
    """Return what is written on the buttons, row by row."""
    keyboard = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or ()
    return tuple(button["text"] for row in keyboard for button in row)


def _rows(rows: list[list[Markup]]) -> list[list[Markup]]:
    if sum(map(len, rows)) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _check_button(button: Markup, kind: str) -> None:
    if not button["text"].strip():
        raise bad_request(f"can't parse {kind} button: button text must be non-empty")
    if button.get("style", "primary") not in STYLES:
        raise bad_request(f"can't parse {kind} button: invalid button style specified")


def _check_inline(button: Markup) -> None:
    _check_button(button, "inline keyboard")
    methods = [method for method in METHODS if method in button]
    if not methods:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(methods) > 1:
        raise bad_request(f"can't parse inline keyboard button: {' and '.join(methods)} in one button")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button:
        check_url(button["url"])
    if "web_app" in button and urlsplit(button["web_app"]["url"]).scheme != "https":
        raise bad_request("BUTTON_TYPE_INVALID")


def check_url(url: str) -> None:
    """Only addresses that a client can open."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not parts.netloc or (parts.scheme.startswith("http") and "." not in parts.netloc):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
