"""Keyboards held against Telegram's limits, in Telegram's words."""

from typing import Any

from sandbox.refusal import bad_request
from sandbox.slips import Slips
from sandbox.text import links

MOST_BUTTONS, MOST_IN_A_ROW = 300, 12
STYLES = frozenset({"danger", "success", "primary"})
NO_STYLE = frozenset({"", "default"})
METHODS = (
    *("url", "callback_data", "web_app", "login_url", "copy_text"),
    *("switch_inline_query_chosen_chat", "callback_game"),
)
"""What an inline button can do; the first that is there counts."""

Markup = dict[str, Any]


def check_markup(markup: Markup | None, slips: Slips, *, inline_only: bool = False) -> Markup | None:
    """Return a keyboard as it is kept: without what is empty or too much, None when nothing is left of it."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], slips)
        checked = [[_inline(button, slips) for button in row] for row in rows]
        return {"inline_keyboard": checked} if checked else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = [[_styled(button, "keyboard") for button in row] for row in _rows(markup["keyboard"], slips)]
        return {**markup, "keyboard": rows} if rows else None
    return markup


def labels(markup: Markup | None) -> tuple[str, ...]:
    """Return what is written on the buttons, row by row."""
    keyboard = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or ()
    return tuple(button["text"] for row in keyboard for button in row)


def _rows(rows: list[list[Markup]], slips: Slips) -> list[list[Markup]]:
    """Leave out buttons without a text, those that are too many, and rows in which nothing is left."""
    kept: list[list[Markup]] = []
    room = MOST_BUTTONS
    for row in rows:
        labelled = [button for button in row if button["text"]]
        if len(labelled) < len(row):
            slips.add("a button without a text is left out")
        fitting = labelled[: min(room, MOST_IN_A_ROW)]
        if len(fitting) < len(labelled):
            slips.add(f"only {MOST_IN_A_ROW} buttons in a row are kept, and {MOST_BUTTONS} in all")
        room -= len(fitting)
        if fitting:
            kept.append(fitting)
    return kept


def _styled(button: Markup, kind: str) -> Markup:
    style = button.get("style", "").lower()
    if style in NO_STYLE:
        return {name: part for name, part in button.items() if name != "style"}
    if style not in STYLES:
        raise bad_request(f"can't parse {kind} button: invalid button style specified")
    return {**button, "style": style}


def _inline(button: Markup, slips: Slips) -> Markup:
    button = _styled(button, "inline keyboard")
    named = [method for method in METHODS if button.get(method) not in (None, "")]
    if not named:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    for other in named[1:]:
        slips.add(f"a button does one thing: {named[0]} counts, and {other} does not")
    _check_method(button, named[0])
    return {name: part for name, part in button.items() if name not in METHODS or name == named[0]}


def _check_method(button: Markup, method: str) -> None:
    match method:
        case "url":
            check_url(button["url"])
        case "callback_data" if len(button["callback_data"].encode()) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
        case "copy_text" if not 1 <= len(button["copy_text"]["text"]) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case "web_app":
            _check_web_app(button["web_app"]["url"])


def check_url(url: str) -> None:
    """Only addresses that a client can open."""
    try:
        links.checked(url)
    except ValueError as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _check_web_app(url: str) -> None:
    try:
        links.checked(url, https_only=True)
    except ValueError as error:
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: {error}") from None
