"""Methods about polls: a question to which people choose answers."""

from collections.abc import Mapping
from typing import Any

from sandbox.markup import check_markup
from sandbox.methods.asked import Asked
from sandbox.methods.sending import send
from sandbox.polls import closed
from sandbox.refusal import bad_request
from sandbox.text.content import Content, content_of
from sandbox.text.units import Entity

QUESTION_LIMIT, OPTION_LIMIT, EXPLANATION_LIMIT, DESCRIPTION_LIMIT = 300, 100, 200, 1024
"""Code points."""
MOST_OPTIONS = 12
SHORTEST, LONGEST = 5, 2_628_000
"""Seconds that a poll with an end is open."""


def send_poll(asked: Asked) -> dict[str, Any]:
    """Ask: sendPoll."""
    question = _words(asked, asked.values, "question")
    _limit(question, QUESTION_LIMIT, "poll question")
    poll: dict[str, Any] = {
        "id": asked.telegram.polls.next_id(),
        "question": question.text,
        **_entities("question", question.entities),
        "options": [_option(asked, n, option) for n, option in enumerate(asked["options"])],
        "total_voter_count": 0,
        "is_closed": bool(asked.get("is_closed")),
        "is_anonymous": asked.get("is_anonymous", True),
        "type": asked.get("type") or "regular",
        "allows_multiple_answers": bool(asked.get("allows_multiple_answers")),
        "allows_revoting": asked.get("allows_revoting", asked.get("type") != "quiz"),
        "members_only": bool(asked.get("members_only")),
    }
    if not 1 <= len(poll["options"]) <= MOST_OPTIONS:
        most = f"poll can't have more than {MOST_OPTIONS} options"
        raise bad_request(most if poll["options"] else "poll must have at least 1 option")
    poll |= _quiz(asked, len(poll["options"])) | _described(asked) | _end(asked)
    message = send(asked, {"poll": poll})
    asked.telegram.polls.keep(poll["id"], message.body["chat"]["id"], message.id)
    return message.body


def stop_poll(asked: Asked) -> dict[str, Any]:
    """Let nobody answer any more: stopPoll."""
    chat, message = asked.message("message with poll to stop not found")
    if "poll" not in message.body:
        raise bad_request("message is not a poll")
    if message.outgoing or "forward_origin" in message.body:
        raise bad_request("poll can't be stopped")
    if message.body["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    markup = check_markup(asked.get("reply_markup"), asked.slips, inline_only=True)
    frame = {key: part for key, part in message.body.items() if key != "reply_markup"}
    poll = closed(message.body["poll"])
    asked.telegram.alter(chat, message, {**frame, "poll": poll, **({"reply_markup": markup} if markup else {})})
    asked.telegram.tell("poll", poll, chat.id)
    return poll


def _words(asked: Asked, given: Mapping[str, Any], name: str, prefix: str = "") -> Content:
    prefix = prefix or f"{name}_"
    mode, entities = given.get(f"{prefix}parse_mode", ""), given.get(f"{prefix}entities", [])
    return asked.known(content_of(given.get(name, ""), mode, entities))


def _entities(name: str, entities: tuple[Entity, ...]) -> dict[str, Any]:
    kept = [entity for entity in entities if entity["type"] == "custom_emoji"] if name != "explanation" else [*entities]
    return {f"{name}_entities": kept} if kept else {}


def _limit(words: Content, limit: int, what: str) -> None:
    if not words.text:
        raise bad_request(f"{what} must be non-empty")
    if len(words.text) > limit:
        raise bad_request(f"{what} length must not exceed {limit}")


def _option(asked: Asked, number: int, option: Mapping[str, Any]) -> dict[str, Any]:
    words = _words(asked, option, "text", "text_")
    _limit(words, OPTION_LIMIT, "poll options")
    return {"persistent_id": str(number), "text": words.text, **_entities("text", words.entities), "voter_count": 0}


def _quiz(asked: Asked, options: int) -> dict[str, Any]:
    kind = asked.get("type") or "regular"
    if kind == "regular":
        return {}
    if kind != "quiz":
        raise bad_request("unsupported poll type specified")
    correct = asked.get("correct_option_ids", [])
    if not correct or not all(0 <= number < options for number in correct) or correct != sorted(set(correct)):
        raise bad_request("wrong correct option ID specified")
    words = _words(asked, asked.values, "explanation")
    if len(words.text) > EXPLANATION_LIMIT:
        raise bad_request(f"poll explanation length must not exceed {EXPLANATION_LIMIT}")
    said = {"explanation": words.text, **_entities("explanation", words.entities)} if words.text else {}
    return {"correct_option_ids": correct, **said}


def _described(asked: Asked) -> dict[str, Any]:
    words = _words(asked, asked.values, "description")
    if len(words.text) > DESCRIPTION_LIMIT:
        raise bad_request(f"poll description length must not exceed {DESCRIPTION_LIMIT}")
    said = {"description": words.text, "description_entities": [*words.entities]}
    return {name: part for name, part in said.items() if part}


def _end(asked: Asked) -> dict[str, Any]:
    now = int(asked.telegram.clock.now().timestamp())
    period, date = asked.get("open_period", 0), asked.get("close_date", 0)
    if period and SHORTEST <= period <= LONGEST:
        return {"open_period": period, "close_date": now + period}
    if date and SHORTEST <= date - now <= LONGEST:
        return {"close_date": date, "open_period": date - now}
    if period or date:
        asked.slips.add(f"a poll is open for {SHORTEST} to {LONGEST} seconds, and without end otherwise")
    return {}
