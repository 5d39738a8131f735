"""A call held against the tables: every parameter known, every required one there, every value of its type.

The one deliberate difference from Telegram: a parameter that does not exist is refused. Telegram ignores it silently,
and a misspelt parameter is then found by a user instead of by a test.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from sandbox.files import Upload
from sandbox.refusal import Refusal, bad_request
from sandbox.tables import FORMS, PARAMETERS, PLAIN, TYPES, Field

ARRAY = "Array of "
INTEGER = re.compile(r"-?\d{1,19}")
BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
SCALARS: Mapping[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "InputFile": (Upload,),
}
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "file_id": "file_id not specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "action": "wrong parameter action in request",
    "media": "media not found",
    **{
        kind: f"there is no {kind} in the request"
        for kind in ("photo", "animation", "video", "audio", "voice", "document")
    },
    "sticker": "there is no sticker in the request",
}

# What Telegram does and this one does not: known by name, refused with a clear word.
UNPLAYED = frozenset(
    {"business_connection_id", "message_thread_id", "direct_messages_topic_id", "suggested_post_parameters"}
    | {"inline_message_id", "rich_message", "certificate", "callback_game", "pay", "login_url", "switch_inline_query"}
    | {"switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "request_users", "request_chat"}
    | {"request_managed_bot", "request_poll", "checklist_task_id", "poll_option_id"}
)


def validate(method: str, given: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
    """Return the parameters of a call as values of their types.

    `given` holds strings as forms and query strings bring them, or JSON values; `files` the uploads by part name.

    Raises:
        Refusal: 400, for the first thing that is wrong.
    """
    fields = PARAMETERS[method]
    values: dict[str, Any] = {}
    for name, raw in {**given, **{name: upload for name, upload in files.items() if name in fields}}.items():
        field = fields.get(name)
        if field is None:
            raise _unknown(name)
        _refuse_unplayed(name, raw)
        value = _decode(field, raw) if isinstance(raw, str) else raw
        if value is not None:
            values[name] = _check(name, field.types, value)
    for name, field in fields.items():
        if field.required and name not in values:
            raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
    for name in files:
        if name not in fields and not _attached(name, given):
            raise _unknown(name)
    return values


def _unknown(path: str) -> Refusal:
    return bad_request(f'unknown parameter "{path}"')


def _refuse_unplayed(path: str, value: Any) -> None:
    if path.rpartition(".")[2] in UNPLAYED and value not in (None, "", 0, False):
        raise bad_request(f'parameter "{path}" exists at Telegram, but this one does not play it')


def _attached(name: str, given: Mapping[str, Any]) -> bool:
    return any(f"attach://{name}" in (raw if isinstance(raw, str) else json.dumps(raw)) for raw in given.values())


def _decode(field: Field, raw: str) -> Any:
    """Read a value that came as text, as in forms and query strings: what is not meant as text is JSON in it."""
    if "String" in field.types:
        return int(raw) if "Integer" in field.types and INTEGER.fullmatch(raw) else raw
    if raw == "":
        return None
    if field.types == ("Boolean",):
        return BOOLEANS.get(raw.lower(), raw)
    try:
        return json.loads(raw)
    except ValueError:
        raise bad_request(f"can't parse {field.name} JSON object") from None


def _check(path: str, types: tuple[str, ...], value: Any) -> Any:
    for kind in types:
        if kind in SCALARS:
            if isinstance(value, SCALARS[kind]) and (kind == "Boolean" or not isinstance(value, bool)):
                return value
        elif kind.startswith(ARRAY):
            if isinstance(value, list):
                return [_check(f"{path}.{n}", (kind.removeprefix(ARRAY),), item) for n, item in enumerate(value)]
        elif kind in PLAIN and isinstance(value, str):
            return {PLAIN[kind]: value}
        elif isinstance(value, dict):
            form = _form(path, kind, value)
            if len(types) == 1 or all(name in value for name, field in TYPES[form].items() if field.required):
                return _check_object(path, form, value)
    if len(types) > 1 and isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    raise bad_request(f'field "{path}" must be of type {" or ".join(types)}')


def _form(path: str, kind: str, value: dict[str, Any]) -> str:
    if kind not in FORMS:
        return kind
    form = FORMS[kind].get(str(value.get("type")))
    if form is None:
        raise bad_request(f'field "{path}.type" must be one of {", ".join(FORMS[kind])}')
    return form


def _check_object(path: str, form: str, value: dict[str, Any]) -> dict[str, Any]:
    fields = TYPES[form]
    checked = {}
    for name, part in value.items():
        here = f"{path}.{name}"
        if name not in fields:
            raise _unknown(here)
        _refuse_unplayed(here, part)
        if part is not None:
            checked[name] = _check(here, fields[name].types, part)
    for name, field in fields.items():
        if field.required and name not in checked:
            raise bad_request(f'can\'t find field "{path}.{name}"')
    return checked
