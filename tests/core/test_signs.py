"""Warning signs are heard in what people write of their pain, in every language, and denied ones are not."""

import pytest

from bot.core.hearing.signs import named, placed
from tests.core.shipped import LIBRARY

NAMED = {
    "en": {
        "and now I can't breathe": {"chest"},
        "my leg is swollen and sore and I am out of breath": {"clot"},
        "it is numb between my legs": {"saddle", "feeling"},
        "the foot has gone blue": {"pale-foot"},
        "no fever, but I can't walk": {"four-steps"},
        "I heard a pop": {"shape"},
        "my calf hurts, it is red and swollen": {"calf"},
        "the knee is hot and swollen": {"joint"},
        "I have a fevr": {"fever"},
        "I can't feel my toes": {"feeling"},
        "I have diabetes and there is a blister": {"diabetes-foot"},
        "It hurts on the inside of the heel when I go up": set(),
        "not numb at all, no fever and no swelling": set(),
        "my heel hurts": set(),
    },
    "de": {"ich kriege keine Luft": {"chest"}, "ich kann nicht auftreten": {"four-steps"}, "kein Fieber": set()},
    "es": {"no puedo apoyar el pie": {"four-steps"}, "tengo fiebre": {"fever"}, "sin fiebre": set()},
    "fr": {"je n'arrive pas à respirer": {"chest"}, "j'ai de la fièvre": {"fever"}, "pas de fièvre": set()},
    "pt": {"não consigo pisar": {"four-steps"}, "tenho febre": {"fever"}, "sem febre": set()},
    "ru": {"не могу наступить": {"four-steps"}, "не могу дышать": {"chest"}, "нет температуры": set()},
}
PLACED = {
    "en": {
        "my calf hurts": {"calf"},
        "a sharp pain in the arch, then in both heels": {"arch", "heel"},
        "my lower back, and the knee too": {"back", "knee"},
        "I was back on my feet and it hurt": set(),
        "no pain in the hip any more, it is the ankle": {"ankle"},
        "it hurts": set(),
    },
    "de": {"meine Wade tut weh": {"calf"}, "Schmerzen in der Ferse": {"heel"}},
    "es": {"me duele el talón": {"heel"}, "me duele la rodilla": {"knee"}},
    "fr": {"j'ai mal au mollet": {"calf"}, "mal au dos": {"back"}},
    "pt": {"dói-me o joelho": {"knee"}, "dor no calcanhar": {"heel"}},
    "ru": {"болит пятка": {"heel"}, "болит икра": {"calf"}},
}
CASES = [(language, text, signs) for language, texts in NAMED.items() for text, signs in texts.items()]


@pytest.mark.parametrize(("language", "text", "signs"), CASES)
def test_a_sign_is_named_or_it_is_not(language: str, text: str, signs: set[str]) -> None:
    assert named(text, LIBRARY.sign_words_for(language)) == signs


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [(language, text, places) for language, texts in PLACED.items() for text, places in texts.items()],
)
def test_where_it_hurts_is_read_from_what_is_written(language: str, text: str, places: set[str]) -> None:
    assert placed(text, LIBRARY.sign_words_for(language)) == places


def test_every_place_can_be_named_in_every_language_that_is_heard() -> None:
    assert {tuple(words.parts) for words in LIBRARY.sign_words.values()} == {LIBRARY.places}
    assert all(phrases for words in LIBRARY.sign_words.values() for phrases in words.parts.values())


def test_every_sign_can_be_named_in_every_language_that_is_heard() -> None:
    signs = {sign.id for sign in LIBRARY.warnings}

    assert {language: set(words.signs) for language, words in LIBRARY.sign_words.items()} == dict.fromkeys(
        LIBRARY.lexicons, signs
    )
    assert all(phrases for words in LIBRARY.sign_words.values() for phrases in words.signs.values())


def test_the_longest_message_is_looked_through_at_both_ends() -> None:
    filler = "and so on " * 400

    assert named(f"{filler} I have a fever", LIBRARY.sign_words_for("en")) == {"fever"}
    assert named("", LIBRARY.sign_words_for("ru")) == set()
