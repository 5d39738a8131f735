"""Another language: offered where there is one, spoken at once, and told to this chat's menu."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.content import Library, load
from bot.core.words import Template, Words
from bot.home import HOME
from tests.bot.conftest import House, arrive, has, tap

GERMAN = {"language.name": "Deutsch", "settings.title": "<b>Einstellungen</b>", "command.today": "Heute"}


@pytest.fixture
def bilingual() -> Library:
    """The shipped content, and as much German as is looked at here."""
    library = load(HOME / "content")
    english = library.words["en"]
    templates: Mapping[str, Template] = {**english.templates, **GERMAN}
    return replace(library, words={"en": english, "de": Words("de", templates, english.plural)})


async def test_a_language_is_spoken_from_then_on_and_its_commands_stand_in_this_chats_menu(
    house: House, bilingual: Library
) -> None:
    house.library = bilingual
    anna, ben = house.person("Anna"), house.person("Ben")
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        await tap(anna, "Language")
        await tap(anna, "Deutsch")
        await anna.sees("Einstellungen")
        await anna.until(lambda: "Heute" in [command["description"] for command in anna.commands])
        assert len(anna.commands) == len(ben.commands)
        assert "Heute" not in [command["description"] for command in ben.commands]


async def test_whose_telegram_speaks_a_language_is_spoken_to_in_it_and_may_choose_another(
    house: House, bilingual: Library
) -> None:
    house.library = bilingual
    anna = house.person("Anna", language="de-AT")
    house.clock.jump(timedelta(minutes=1))  # so that Berlin, which is offered first, is not at 07:00
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        await anna.sees("Einstellungen")
        await tap(anna, "Language")
        await tap(anna, "English")
        await anna.sees("Settings")
        await anna.until(lambda: "Today's session" in [command["description"] for command in anna.commands])


async def test_where_only_one_language_is_spoken_none_is_asked_for(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        await anna.sees("Settings")
        assert not has(anna, "Language")
