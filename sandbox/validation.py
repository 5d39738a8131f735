"""A call held against the tables: every parameter of its type, every required one there.

As Telegram does, it takes what can be read: numbers as text and text as numbers, and it passes over what it does not
know. What it passes over is a slip: a warning in the record of calls, and a refusal where fields are strict, since a
misspelt parameter is otherwise found by a user instead of by a test.
"""

import json
from collections.abc import Mapping
from typing import Any

from sandbox.fields import ARRAY, Field
from sandbox.files import Upload
from sandbox.objects import FORMS, PLAIN, TYPES
from sandbox.old_names import renamed
from sandbox.refusal import bad_request
from sandbox.slips import Slips
from sandbox.tables import PARAMETERS
from sandbox.text.units import whole_number
from sandbox.unplayed import FIELDS as UNPLAYED
from sandbox.unplayed import sentence
from sandbox.words import DEFAULTS, missing, unparsed

BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}
SCALARS = frozenset({"Integer", "Float", "String", "Boolean", "InputFile"})
LAST = "chat_id"
"""What is looked at last: a message without words is refused before anybody asks whom it is for."""
CHAT_FIRST = frozenset({"deleteMessage", "deleteMessages"})


def validate(
    method: str, given: Mapping[str, Any], files: Mapping[str, Upload], slips: Slips | None = None
) -> dict[str, Any]:
    """Return the parameters of a call as values of their types.

    `given` holds strings as forms and query strings bring them, or JSON values; `files` the uploads by part name. What
    is passed over is told to `slips`; without any, fields are strict.

    Raises:
        Refusal: 400, for the first thing that is wrong.
    """
    return _Reader(slips or Slips(strict=True)).read(method, given, files)


def is_played(field: Field) -> bool:
    """Return whether a field means something here: its name and its type are known."""
    kinds = {kind.replace(ARRAY, "") for kind in field.types}
    return field.name not in UNPLAYED and any(kind in SCALARS or kind in TYPES or kind in FORMS for kind in kinds)


class _Reader:
    def __init__(self, slips: Slips) -> None:
        self._slip = slips.add

    def read(self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
        fields = PARAMETERS[method]
        uploads = {name: upload for name, upload in files.items() if name in fields}
        values: dict[str, Any] = {}
        for name, raw in {**renamed(fields, given), **uploads}.items():
            field = fields.get(name)
            if field is None:
                self._slip(_unknown(name))
                continue
            value = raw if isinstance(raw, Upload) else self._decode(field, raw)
            if value is not None:
                _refuse_unplayed(name, field, value)
                values[name] = self._check(name, field.types, value)
        for name in sorted(fields, key=lambda name: (name == LAST) != (method in CHAT_FIRST)):
            if fields[name].required and name not in values:
                if (method, name) not in DEFAULTS:
                    raise bad_request(missing(method, name))
                values[name] = DEFAULTS[method, name]
        for name in files:
            if name not in fields and not _attached(name, given):
                self._slip(_unknown(name))
        return values

    def _decode(self, field: Field, raw: Any) -> Any:
        """Read a parameter, which is text at Telegram whatever it comes as; what is not meant as text is JSON in it."""
        if not set(field.types) & SCALARS:
            return _json(field.name, raw) if isinstance(raw, str) and raw else None if raw == "" else raw
        text = raw if isinstance(raw, str) else "" if raw is None else json.dumps(raw)
        if "String" in field.types:
            number = whole_number(text) if "Integer" in field.types else None
            return None if raw is None else text if number is None else number
        if text == "":
            return None
        value = _scalar(field.types[0], text)
        if value is None:
            self._slip(f'"{field.name}" is no {field.types[0]}, and is passed over')
        return value

    def _check(self, path: str, types: tuple[str, ...], value: Any) -> Any:
        if all(kind.startswith(ARRAY) for kind in types) and isinstance(value, list):
            kinds = tuple(kind.removeprefix(ARRAY) for kind in types)
            return [self._check(f"{path}.{n}", kinds, item) for n, item in enumerate(value)]
        for kind in types:
            if kind in SCALARS:
                read = value if isinstance(value, Upload) else _scalar(kind, value)
                if read is not None:
                    return read
            elif kind in PLAIN and isinstance(value, str):
                return {PLAIN[kind]: value}
            elif isinstance(value, dict) and not kind.startswith(ARRAY):
                form = _form(path, types, value) if kind in FORMS or len(types) > 1 else kind
                return {} if form is None else self._check_object(path, form, value)
        if path == "reply_markup":
            raise bad_request("object expected as reply markup")
        raise bad_request(f'field "{path}" must be of type {" or ".join(types)}')

    def _check_object(self, path: str, form: str, value: dict[str, Any]) -> dict[str, Any]:
        fields = TYPES[form]
        checked = {}
        for name, part in value.items():
            here = f"{path}.{name}"
            if name not in fields:
                self._slip(_unknown(here))
            elif part is not None:
                _refuse_unplayed(here, fields[name], part)
                checked[name] = self._check(here, fields[name].types, part)
        for name, field in fields.items():
            if field.required and name not in checked:
                if (form, name) not in DEFAULTS:
                    raise bad_request(f'can\'t find field "{path}.{name}"')
                checked[name] = DEFAULTS[form, name]
        return checked


def _unknown(path: str) -> str:
    return f'unknown parameter "{path}"'


def _refuse_unplayed(path: str, field: Field, value: Any) -> None:
    if not is_played(field) and value not in ("", 0, False):
        raise bad_request(sentence(f'parameter "{path}"'))


def _attached(name: str, given: Mapping[str, Any]) -> bool:
    return any(f"attach://{name}" in (raw if isinstance(raw, str) else json.dumps(raw)) for raw in given.values())


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise bad_request(unparsed(name)) from None


def _scalar(kind: str, value: Any) -> Any:
    """Return a value of that type, if it can be read as one; a truth is never a number, nor the other way round."""
    if isinstance(value, bool):
        return value if kind == "Boolean" else None
    if not isinstance(value, str | int | float) or kind == "InputFile":
        return None
    text = value if isinstance(value, str) else json.dumps(value)
    if kind == "String":
        return text
    if kind == "Boolean":
        return BOOLEANS.get(text.lower())
    if kind == "Integer":
        return whole_number(text.removesuffix(".0"))
    try:
        return float(text) if kind == "Float" else None
    except ValueError:
        return None


def _form(path: str, types: tuple[str, ...], value: dict[str, Any]) -> str | None:
    """Return which of several objects this is: by its field `type`, or by the field that only one of them needs."""
    if len(types) > 1 and path == "reply_markup":
        for kind in types:
            if any(field.required and name in value for name, field in TYPES[kind].items()):
                return kind
        return None
    forms = FORMS["InputMedia" if len(types) > 1 else types[0]]
    allowed = {kind: form for kind, form in forms.items() if len(types) == 1 or form in types}
    form = allowed.get(str(value.get("type")))
    if form is None:
        raise bad_request(f'field "{path}.type" must be one of {", ".join(allowed)}')
    return form
