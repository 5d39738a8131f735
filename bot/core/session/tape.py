"""Walking a tape: what stands at a head, before it and after it. The tape itself never changes."""

from bot.core.session.exercise import Ready, Rest, Step, Tape, Work

LONG_REST = 10
"""Seconds from which on the end of a rest must be heard."""


def at(tape: Tape, head: int) -> Step | None:
    """Return the step under the head; None at the end of the tape."""
    return tape[head] if head < len(tape) else None


def upcoming(tape: Tape, head: int) -> Work | None:
    """Return the step of work under or after the head."""
    ahead = work_ahead(tape, head)
    return None if ahead is None else _work_at(tape, ahead)


def work_ahead(tape: Tape, head: int) -> int | None:
    """Return the place of the work under or after the head."""
    return next((place for place in range(head, len(tape)) if isinstance(tape[place], Work)), None)


def last_work(tape: Tape, head: int) -> Work | None:
    """Return the step of work before the head."""
    before = work_before(tape, head)
    return None if before is None else _work_at(tape, before)


def work_before(tape: Tape, head: int) -> int | None:
    """Return the place of the last step of work before the head: going back passes over rests."""
    return next((place for place in reversed(range(head)) if isinstance(tape[place], Work)), None)


def after_set(tape: Tape, head: int) -> int:
    """Return the place after the work under the head; in a rest, after the whole set that it leads to."""
    here = upcoming(tape, head)
    if isinstance(at(tape, head), Work) or here is None:
        return min(head + 1, len(tape))
    first = next(place for place in range(head, len(tape)) if tape[place] is here)
    behind = range(first, len(tape))
    return next((place for place in behind if not _is_of_set(tape[place], here)), len(tape))


def after_exercise(tape: Tape, head: int) -> int:
    """Return the place after the last step of the exercise that is under way: the end of the tape, or a rest."""
    here = upcoming(tape, head)
    places = [
        place for place, step in enumerate(tape) if isinstance(step, Work) and here and step.exercise == here.exercise
    ]
    return places[-1] + 1 if places else len(tape)


def announces(tape: Tape, head: int) -> bool:
    """Return whether an exercise is spoken of whose first set is still to come."""
    match at(tape, head):
        case Ready():
            return True
        case Rest():
            before, here = last_work(tape, head), upcoming(tape, head)
            return here is not None and (before is None or before.exercise != here.exercise)
        case _:
            return False


def pings(tape: Tape, head: int) -> bool:
    """Return whether a person who taps, and looks elsewhere, must hear that this step has begun by itself."""
    before, here = tape[head - 1], tape[head]
    if isinstance(before, Work):
        return before.reps is None  # a part of a walk has ended
    if isinstance(before, Ready):
        return isinstance(here, Work) and here.reps is None  # the walk begins
    return before.seconds >= LONG_REST or _turns_over(tape, head)


def _is_of_set(step: Step, work: Work) -> bool:
    return isinstance(step, Work) and (step.exercise, step.side, step.nth) == (work.exercise, work.side, work.nth)


def _turns_over(tape: Tape, head: int) -> bool:
    """Return whether the other foot begins here."""
    here, last = tape[head], last_work(tape, head)
    return isinstance(here, Work) and last is not None and here.side is not last.side


def _work_at(tape: Tape, place: int) -> Work | None:
    step = tape[place]
    return step if isinstance(step, Work) else None
