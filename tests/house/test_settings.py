"""Every setting is told of in .env.example, with the default that it has."""

import re
from pathlib import Path

from pydantic import SecretStr

from bot.settings import DRIVERS, Settings

EXAMPLE = dict(
    re.findall(r"^(\w+)=(.*)$", (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
)


def _written(default: object) -> str:
    """Return a default as an operator would write it."""
    match default:
        case None:
            return ""
        case bool():
            return str(default).lower()
        case SecretStr():
            return default.get_secret_value()
        case _:
            return str(default).replace(DRIVERS["sqlite"], "sqlite")


def test_every_setting_stands_in_the_example_with_its_default() -> None:
    assert {name.upper(): _written(field.default) for name, field in Settings.model_fields.items()} == EXAMPLE
