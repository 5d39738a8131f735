"""Everybody in session, as one number: nobody is lost, and a session is so many cards, however late they come."""

from hypothesis import given
from hypothesis import strategies as st

from tools.simulation.crowd import Crowd

CARDS = 12


@given(st.lists(st.integers(0, 50), max_size=20))
def test_whoever_is_sent_a_card_every_second_is_done_after_so_many_seconds(starts: list[int]) -> None:
    crowd = Crowd(CARDS)
    for now in range(len(starts) + CARDS):
        over = crowd.bring_on(crowd.people)
        assert over == (starts[now - CARDS] if now >= CARDS else 0)
        crowd.start(starts[now] if now < len(starts) else 0)

    assert crowd.people == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 1)), max_size=60))
def test_whoever_started_is_in_session_or_over(seconds: list[tuple[int, float]]) -> None:
    crowd, over = Crowd(CARDS), 0
    for starting, served in seconds:
        over += crowd.bring_on(int(crowd.people * served))
        crowd.start(starting)
        assert crowd.started == crowd.people + over
        assert crowd.most >= crowd.people


@given(st.integers(1, 40), st.integers(1, 40))
def test_fewer_cards_a_second_make_a_session_longer(people: int, served: int) -> None:
    crowd, seconds = Crowd(CARDS), 0
    crowd.start(people)
    while crowd.people:
        crowd.bring_on(min(served, people))
        seconds += 1

    assert seconds * min(served, people) >= people * CARDS > (seconds - 2) * min(served, people)
