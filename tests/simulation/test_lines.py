"""Those who wait before a limit: nothing is lost, the first priority goes first, and more room makes nobody later."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from bot.core.priority import Priority
from tools.simulation.lines import Line, Lines

Second: TypeAlias = tuple[int, ...]
"""How many messages come in each priority."""
SECONDS = st.lists(st.tuples(*(st.integers(0, 6) for _ in Priority)), max_size=30)
LIMITS = st.integers(1, 9)
NOBODY: Second = (0,) * len(Priority)


Sent: TypeAlias = dict[Priority, list[int]]
"""When each message was sent, priority by priority, in the order of coming."""


def come(lines: Lines, now: int, seconds: Sequence[Second]) -> None:
    for priority, some in zip(Priority, seconds[now] if now < len(seconds) else NOBODY, strict=True):
        lines[priority].join(now, some)


def sent_as_numbers(seconds: Sequence[Second], limit: int) -> tuple[Sent, Lines]:
    lines, sent, now = Lines(limit), Sent((priority, []) for priority in Priority), 0
    while now < len(seconds) or any(line.waiting for _, line in lines):
        come(lines, now, seconds)
        for priority, some in lines.send(now).items():
            sent[priority] += [now] * some
        now += 1
    return sent, lines


def sent_one_by_one(seconds: Sequence[Second], limit: int) -> Sent:
    """Keep every message by itself, and sort them all in every second."""
    waiting: list[tuple[Priority, int]] = []
    sent, now = Sent((priority, []) for priority in Priority), 0
    while now < len(seconds) or waiting:
        coming = seconds[now] if now < len(seconds) else NOBODY
        waiting += [(priority, now) for priority, some in zip(Priority, coming, strict=True) for _ in range(some)]
        waiting.sort()
        for priority, _ in waiting[:limit]:
            sent[priority].append(now)
        waiting = waiting[limit:]
        now += 1
    return sent


@given(SECONDS, LIMITS)
def test_numbers_tell_the_same_as_single_messages(seconds: list[Second], limit: int) -> None:
    sent, lines = sent_as_numbers(seconds, limit)

    assert sent == sent_one_by_one(seconds, limit)
    for priority, line in lines:
        came = [now for now, coming in enumerate(seconds) for _ in range(coming[priority])]
        assert line.late == Counter(at - since for at, since in zip(sent[priority], came, strict=True))


@given(SECONDS, LIMITS, st.integers(1, 5))
def test_a_larger_limit_makes_no_message_later(seconds: list[Second], limit: int, more: int) -> None:
    (tight, _), (wide, _) = sent_as_numbers(seconds, limit), sent_as_numbers(seconds, limit + more)

    assert all(
        later >= sooner for priority in Priority for later, sooner in zip(tight[priority], wide[priority], strict=True)
    )


@given(SECONDS, LIMITS)
def test_what_came_was_sent_or_still_waits(seconds: list[Second], limit: int) -> None:
    lines = Lines(limit)
    for now in range(len(seconds)):
        come(lines, now, seconds)
        lines.send(now)

    for priority, line in lines:
        assert line.came == sum(coming[priority] for coming in seconds) == line.sent + line.waiting


@given(SECONDS, LIMITS)
def test_no_priority_sends_while_one_before_it_waits(seconds: list[Second], limit: int) -> None:
    lines = Lines(limit)
    for now in range(len(seconds)):
        come(lines, now, seconds)
        sent = lines.send(now)
        waits = [priority for priority, line in lines if line.waiting]
        assert all(not sent[priority] for priority in Priority if waits and priority > waits[0])


@given(SECONDS, LIMITS)
def test_no_second_sends_more_than_its_limit_or_less_than_it_could(seconds: list[Second], limit: int) -> None:
    lines = Lines(limit)
    for now in range(len(seconds)):
        come(lines, now, seconds)
        before = sum(line.waiting for _, line in lines)
        assert sum(lines.send(now).values()) == min(limit, before)


@given(st.lists(st.integers(0, 6), max_size=30), st.integers(0, 4), st.integers(0, 5))
def test_nothing_is_sent_after_it_was_given_up(coming: list[int], room: int, patience: int) -> None:
    line = Line()
    for now, some in enumerate(coming):
        line.join(now, some)
        line.drop(now - patience)
        line.send(now, room)
        assert line.age(now) <= patience

    assert line.latest <= patience
    assert line.came == line.sent + line.dropped + line.waiting


def test_a_quantile_is_the_lateness_within_which_that_share_was_sent() -> None:
    line = Line(late=Counter({0: 50, 1: 48, 7: 1, 9: 1}))

    assert [line.quantile(share) for share in (0.5, 0.98, 0.99, 1)] == [0, 1, 7, 9]
