"""Methods that bring something into a chat that is neither words nor a file: a place, a person's number, a throw."""

from collections.abc import Mapping
from typing import Any

from sandbox.markup import check_markup
from sandbox.methods.asked import Asked
from sandbox.methods.editing import change, own
from sandbox.methods.sending import send
from sandbox.refusal import bad_request

DICE: Mapping[str, int] = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
"""What can be thrown, and the highest value of each."""
LIVE = ("live_period", "heading", "proximity_alert_radius")
FOREVER = 0x7FFFFFFF
"""Seconds: a live location without end."""


def send_location(asked: Asked) -> dict[str, Any]:
    """Send a place: sendLocation."""
    return send(asked, {"location": _place(asked, (*LIVE, "horizontal_accuracy"))}).body


def send_venue(asked: Asked) -> dict[str, Any]:
    """Send a place with a name: sendVenue."""
    place = _place(asked, ())
    known = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    venue = {"location": place, **{name: asked[name] for name in known if asked.get(name)}}
    return send(asked, {"venue": venue, "location": place}).body


def send_contact(asked: Asked) -> dict[str, Any]:
    """Send somebody's number: sendContact."""
    known = ("phone_number", "first_name", "last_name", "vcard")
    return send(asked, {"contact": {name: asked[name] for name in known if asked.get(name)}}).body


def send_dice(asked: Asked) -> dict[str, Any]:
    """Throw: sendDice. What comes up is the same in every run."""
    emoji = asked.get("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("wrong emoji specified")
    return send(asked, {"dice": {"emoji": emoji, "value": asked.telegram.random.randint(1, DICE[emoji])}}).body


def edit_live_location(asked: Asked) -> dict[str, Any]:
    """Be somewhere else: editMessageLiveLocation."""
    place = _place(asked, (*LIVE, "horizontal_accuracy"))
    chat, message = own(asked)
    before = message.body.get("location", {})
    if "live_period" not in before:
        raise bad_request("there is no live location in the message to edit")
    return change(asked, chat, message, {"location": {"live_period": before["live_period"], **place}})


def stop_live_location(asked: Asked) -> dict[str, Any]:
    """Stay where one is: stopMessageLiveLocation."""
    chat, message = own(asked)
    before = message.body.get("location", {})
    if "live_period" not in before:
        raise bad_request("there is no live location in the message to edit")
    check_markup(asked.get("reply_markup"), asked.slips, inline_only=True)
    return change(asked, chat, message, {"location": {key: part for key, part in before.items() if key not in LIVE}})


def _place(asked: Asked, more: tuple[str, ...]) -> dict[str, Any]:
    latitude, longitude = asked["latitude"], asked["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("invalid location specified")
    period = asked.get("live_period", 0)
    if period and not (60 <= period <= 86400 or period == FOREVER):
        raise bad_request("wrong live location period specified")
    return {"latitude": latitude, "longitude": longitude, **{name: asked[name] for name in more if asked.get(name)}}
