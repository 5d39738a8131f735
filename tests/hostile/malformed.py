"""Updates as no honest server sends them: valid ones, in which one thing or a few are wrong.

The rule: what comes out is always one JSON value as Python's own reader takes it, so that it can stand in a batch; and
it is drawn from the given generator alone, so that a seed tells a run again.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Any
Path: TypeAlias = tuple[str | int, ...]

DEEP = 5_000
"""Brackets within brackets, and digits in a row: more than Python reads without a complaint."""
NUMBERS = ("0", "-1", "1.5", "-0.0", "1e400", "NaN", "Infinity", "-Infinity", "true", "99")
HUGE = tuple(f"{sign}{2**bits + more}" for bits in (31, 32, 53, 63, 64) for sign in ("", "-") for more in (-1, 0, 1))
DIGITS = ("9" * DEEP, "-" + "9" * DEEP, "0." + "1" * DEEP)
NESTED = ("[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, '[{"message":' * DEEP + "0" + "}]" * DEEP)
WRONG = ("null", "false", "[]", "{}", "[[]]", '[{"a":1}]', '""', '"x"', '"9"', '"\\u0000"', '"\\ud800"', '"\\udfff"')
LONG = ('"' + "x" * 300 + '"', '"' + "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 5_000 + '"')
LANGUAGES = ("en-GB-u-fw-mon-mu-celsius", "", "e", "EN_gb", "zh-Hant-TW", "x" * 3_000, "de\0", "\ud800", "../en", "en-")
TAPS = (
    *(f"s:{n}:{m}:{move}" for n in (1, 2**63, 10**50) for m in (0, 2**31, 10**50) for move in ("done", "pause", "x")),
    *(f"{tag}:{n}:{n}" for tag in "plg4" for n in (-1, 11, 2**63, 10**30)),
    *(f"{tag}:{n}" for tag in "xmd3" for n in (-1, 9, 10**6, 2**63, 10**50)),
    *("q:zone:-1", "q:zone:99999999", "j:1:b:11", "5:9:rest", "4:0:2500", "l:toe-walk:-1", "a:zone:" + "x" * 200),
    *("", ":", "::::", "h:", "\0", "\ud800", "x" * 5_000, "s:٣:1:done"),
)
TEXTS = ("/start", "/today", "hello", "my heel hurts", "/pain", "pain", "stop", "07:30", "London", "I feel fine")
STRANGE = ("\0", "\ud800", "\udfff", "\ufffd", "\u202e", "\u200b", "\x1b[2J", "\N{PILE OF POO}", "'; --", "<b>", "%s{}")


def malformed(rng: random.Random, update_id: int) -> str:
    """Return the JSON text of an update, mostly near-valid: about one in eight is valid in everything."""
    update = valid(rng, update_id)
    planted: dict[str, str] = {}
    for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 2, 4))):
        if update:
            rng.choice(SPOILERS)(rng, update, planted)
    return _written(update, planted)


def valid(rng: random.Random, update_id: int, person: int | None = None) -> dict[str, Json]:
    """Return an update as a server sends it: somebody writes, taps, sends something, or leaves."""
    who = person or rng.randrange(1, 2**40)
    sender = {"id": who, "is_bot": False, "first_name": "Anna", "language_code": rng.choice(("en", "de", "pt-br"))}
    chat = {"id": who, "type": "private", "first_name": "Anna"}
    message = {"message_id": rng.randrange(1, 10**6), "date": 1_700_000_000, "chat": chat, "from": sender}
    photo = {"file_id": "AgAC", "file_unique_id": "AQAD", "width": 90, "height": 90}
    said = {"text": rng.choice(TEXTS)}
    kinds: Sequence[dict[str, Json]] = (
        {"message": message | said},
        {"message": message | said | {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}},
        {"edited_message": message | said | {"edit_date": 1_700_000_001}},
        {"message": message | {"photo": [photo], "caption": rng.choice(TEXTS)}},
        {"message": message | {"voice": {"file_id": "AwAC", "file_unique_id": "AgAD", "duration": 2}}},
        {"message": message | {"location": {"latitude": 51.5, "longitude": -0.1}}},
        {"callback_query": _query(rng, sender, message)},
        {"callback_query": _query(rng, sender, message)},
        {
            "my_chat_member": {
                "chat": chat,
                "from": sender,
                "date": 1_700_000_000,
                "old_chat_member": {"user": sender, "status": "member"},
                "new_chat_member": {"user": sender, "status": rng.choice(("kicked", "member"))},
            }
        },
    )
    return {"update_id": update_id, **json.loads(json.dumps(rng.choice(kinds)))}


def _query(rng: random.Random, sender: Json, message: Json) -> Json:
    data = rng.choice(("h", "t", "s:1:1:done", "x:0", *TAPS))
    shown = message | {"from": {"id": 1, "is_bot": True, "first_name": "Footing"}, "text": "A card"}
    return {
        "id": str(rng.randrange(10**18)),
        "from": sender,
        "chat_instance": "1",
        "data": data,
        "message": shown,
    }


def _plant(planted: dict[str, str], raw: str) -> str:
    """Return what stands for a piece of JSON until everything is written: not every piece is a value of Python."""
    mark = f"@@{len(planted)}@@"
    planted[f'"{mark}"'] = raw
    return mark


def _retype(rng: random.Random, update: Json, planted: dict[str, str]) -> None:
    """Put something else in the place of any value."""
    raw = rng.choice(rng.choice((NUMBERS, HUGE, WRONG, WRONG, LONG, DIGITS, NESTED)))
    _put(update, rng.choice(list(_paths(update))), _plant(planted, raw))


def _retype_what_is_read(rng: random.Random, update: Json, planted: dict[str, str]) -> None:
    """Put something else in the place of a value that the bot does read."""
    names = {"update_id", "id", "text", "caption", "data", "language_code", "message_id", "type", "status", "latitude"}
    paths = [path for path in _paths(update) if path[-1] in names] or list(_paths(update))
    _put(update, rng.choice(paths), _plant(planted, rng.choice(NUMBERS + HUGE + WRONG + DIGITS)))


def _drop(rng: random.Random, update: Json, _planted: dict[str, str]) -> None:
    """Leave something out."""
    path = rng.choice(list(_paths(update)))
    del _parent(update, path)[path[-1]]


def _speak(rng: random.Random, update: Json, _planted: dict[str, str]) -> None:
    """Give the sender's language as nobody has it."""
    for path in list(_paths(update)):
        if path[-1] == "language_code":
            _put(update, path, rng.choice(LANGUAGES))


def _strew(rng: random.Random, update: Json, _planted: dict[str, str]) -> None:
    """Strew characters that some store, some font or some protocol refuses, into any text."""
    paths = [path for path in _paths(update) if isinstance(_at(update, path), str)]
    if not paths:
        return
    path = rng.choice(paths)
    text = _at(update, path)
    at = rng.randint(0, len(text))
    _put(update, path, text[:at] + rng.choice(STRANGE) + text[at:])


def _repeat(rng: random.Random, update: Json, planted: dict[str, str]) -> None:
    """Say a key twice, with two meanings."""
    where = rng.choice([(), *(path for path in _paths(update) if isinstance(_at(update, path), dict))])
    node = _at(update, where)
    if isinstance(node, dict) and node:
        key = rng.choice(list(node))
        second = json.dumps(key) + ":" + rng.choice(NUMBERS + WRONG)
        node["@@twice"] = _plant(planted, f"0,{second}")


def _drown(rng: random.Random, update: Json, planted: dict[str, str]) -> None:
    """Add something that is not asked for, far too large or far too deep."""
    raw = rng.choice((*NESTED, *DIGITS, *LONG, "[" + ",".join("0" * 20_000) + "]"))
    update[rng.choice(("extra", "poll", "message_reaction", "\0"))] = _plant(planted, raw)


SPOILERS: Sequence[Callable[[random.Random, Json, dict[str, str]], None]] = (
    _retype,
    _retype_what_is_read,
    _retype_what_is_read,
    _drop,
    _speak,
    _strew,
    _repeat,
    _drown,
)


def _written(update: Json, planted: dict[str, str]) -> str:
    text = json.dumps(update)
    for mark, raw in planted.items():
        text = text.replace(mark, raw)
    return text


def _paths(node: Json, before: Path = ()) -> Iterator[Path]:
    """Yield the way to every value below."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, child in children:
        yield (*before, name)
        yield from _paths(child, (*before, name))


def _at(node: Json, path: Path) -> Json:
    for name in path:
        node = node[name]
    return node


def _parent(node: Json, path: Path) -> Json:
    return _at(node, path[:-1])


def _put(node: Json, path: Path, value: Json) -> None:
    _parent(node, path)[path[-1]] = value
