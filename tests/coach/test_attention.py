"""At the door nobody is listened to for more than their share, and nobody's pain is missed for it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.coach.attention import ENDS, REST, Attention
from bot.core.hearing import Stop, hear
from bot.core.hearing.text import END, read
from tests.core.utterances import ears

ANNA, BORIS = 1, 2
LONGEST = "lovely weather today, " * 186
LIGATURES = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4096
TEXTS = {
    "longest": LONGEST,
    "ligatures": LIGATURES,
    "emoji": "🤕😖" * 2048,
    "single letters": "a b " * 1024,
    "one word": "p" * 4096,
    "pain": "my heel hurts",
    "short": "hello",
}


def letters_read(text: str, end: int) -> int:
    return sum(len(word.text) for word in read(text, end).words)


@given(st.lists(st.tuples(st.sampled_from(sorted(TEXTS)), st.floats(0, 2)), max_size=100))
def test_however_much_one_says_no_more_is_listened_to_than_the_budget_and_the_ends(
    said: list[tuple[str, float]],
) -> None:
    attention, now, heard = Attention(), 0.0, 0
    for name, gap in said:
        now += gap
        heard += letters_read(TEXTS[name], attention.end(ANNA, TEXTS[name], now))
    assert heard <= REST.size + REST.rate * now + 2 * ENDS * len(said)


def test_nobody_else_is_affected_and_whoever_rests_is_listened_to_again() -> None:
    attention = Attention()
    ends = [attention.end(ANNA, LIGATURES, 0.0) for _ in range(100)]
    assert ends == [END] * 10 + [ENDS] * 90
    assert attention.end(BORIS, LONGEST, 0.0) == END
    assert attention.end(ANNA, LONGEST, 60.0) == END


def test_in_the_middle_of_a_flood_a_short_message_is_listened_to_whole_and_a_long_ones_ends_are() -> None:
    attention = Attention()
    for _ in range(1_000):
        attention.end(ANNA, LONGEST, 0.0)
    for text in ("my heel hurts", f"it hurts. {LONGEST}", f"{LONGEST} it hurts"):
        end = attention.end(ANNA, text, 0.0)
        assert isinstance(hear(text, ears("en"), in_session=True, end=end), Stop)
