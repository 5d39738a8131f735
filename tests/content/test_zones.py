"""The time zones that are offered first."""

import pytest

from bot.content import Library


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt", "ru"])
def test_every_language_has_eight_likely_zones(library: Library, language: str) -> None:
    assert len(library.likely_zones[language]) == 8
