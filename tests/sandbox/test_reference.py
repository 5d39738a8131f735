"""The tables say what the official reference says. Skipped where the reference is not at hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sandbox.fields import Field
from sandbox.methods import METHODS
from sandbox.objects import FORMS, TYPES
from sandbox.tables import PARAMETERS
from sandbox.unplayed import METHODS as UNPLAYED

ROOT = Path(__file__).parents[2]
REFERENCE = Path(os.environ.get("BOT_API_REFERENCE", ROOT / "telegram-bot-api.json"))


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    if not REFERENCE.exists():
        pytest.skip("set BOT_API_REFERENCE to api.json of PaulSonOfLars/telegram-bot-api-spec, Bot API 10.1")
    return dict(json.loads(REFERENCE.read_text()))


def of_reference(entry: dict[str, Any]) -> dict[str, tuple[set[str], bool]]:
    return {field["name"]: (set(field["types"]), field["required"]) for field in entry.get("fields", [])}


def of_table(fields: dict[str, Field]) -> dict[str, tuple[set[str], bool]]:
    return {field.name: (set(field.types), field.required) for field in fields.values()}


@pytest.mark.parametrize("method", PARAMETERS)
def test_a_method_takes_what_the_reference_says(reference: dict[str, Any], method: str) -> None:
    assert of_table(dict(PARAMETERS[method])) == of_reference(reference["methods"][method])


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_fields_that_the_reference_says(reference: dict[str, Any], name: str) -> None:
    assert of_table(dict(TYPES[name])) == of_reference(reference["types"][name])


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_of_a_type_are_among_those_of_the_reference(reference: dict[str, Any], name: str) -> None:
    assert set(FORMS[name].values()) <= set(reference["types"][name]["subtypes"])


def test_every_method_of_the_reference_is_answered_or_refused_by_name(reference: dict[str, Any]) -> None:
    assert set(METHODS) | set(UNPLAYED) == set(reference["methods"])
    assert not set(METHODS) & set(UNPLAYED)
