"""Draws the diagrams of docs/how-it-is-built.md: who calls whom in the life of a tap, an alarm, a message and of pain.

python -m tools.lives        writes them into the page; a test fails when they are out of date

The rule: an arrow is a call that stands in the code. Both ends are looked up, and the caller has to name the callee, or
the table by which it finds it. So what is renamed or moved is missed here at once.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-it-is-built.md"
MARK = "<!-- drawn by python -m tools.lives: {name} -->"
TELEGRAM = "Telegram"


@dataclass(frozen=True, slots=True)
class Call:
    """One arrow: who calls, who is called, and what that is for.

    Both as `room/file:name`, below `bot/`; a method with its class, as `Class.method`.
    """

    caller: str
    callee: str
    what: str
    by: str = ""
    """The name by which the caller finds it, where that is not its own."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A note over one room, or from one room to another."""

    first: str
    last: str
    what: str


TAP = (
    Aside(TELEGRAM, "chat", "a batch of updates, at most a hundred"),
    Call("chat/polling:Poller._once", "coach/update_processor:UpdateProcessor.take_in", "write it down"),
    Call("coach/intake:_write", "store/inbox:take_in", "one transaction"),
    Call("chat/polling:Poller._fetch", "chat/wire:fetch", "the next question confirms the batch"),
    Call("coach/update_processor:UpdateProcessor._one", "store/sessions:lock", "the person's row, and the session"),
    Call("coach/update_processor:UpdateProcessor._one", "store/inbox:take", "done, if all of this is stored"),
    Call("coach/update_processor:UpdateProcessor._one", "coach/answers:answer", "who answers?"),
    Call("coach/answers:_tapped", "coach/fitting:move", "a row of ON_TAP", by="ON_TAP"),
    Call("coach/fitting:move", "coach/sessions:drive", "the tap, with the rev of its card"),
    Call("coach/sessions:drive", "core/session/machine:step", "what becomes of it?"),
    Call("coach/sessions:drive", "store/serialization:serialize_session", "the state"),
    Call("coach/visit:Visit.present", "core/session/machine:wake_at", "when next? into the same row"),
    Aside("coach", "store", "the transaction ends, with state, alarm and done mark together"),
    Call("coach/coach:Coach._answer", "coach/shows:Shows.show", "only the newest state"),
    Call("coach/shows:Shows._show", "core/screens/session_card:card", "what stands on it?"),
    Call("coach/shows:Shows._show", "chat/screen:TelegramScreen.show", "send it, or edit"),
    Call("chat/screen:TelegramScreen._call", "chat/rate_limiter:RateLimiter.process_request", "wait for its turn"),
    Aside("chat", TELEGRAM, "sendMessage"),
    Call("coach/shows:Shows._show", "store/sessions:mark_shown", "shown = rev"),
)
ALARM = (
    Aside("coach", "coach", "a beat: once a second, and at the moment that is due"),
    Call("coach/scheduler:Scheduler.run_due", "store/next_due:next_due", "is anything due?"),
    Call("coach/scheduler:Scheduler._take", "store/ticks:claim", "due now: next time in 30 seconds, the lease"),
    Call("coach/scheduler:Scheduler._take", "coach/scheduler:Scheduler._ticks", "each aside"),
    Call(
        "coach/scheduler:Scheduler._ticks",
        "store/sessions:lock",
        "the person's row, then the fence: is it still our lease?",
    ),
    Call("coach/scheduler:_tick", "coach/sessions:drive", "Tick"),
    Call("coach/sessions:drive", "core/session/machine:step", "the next step, or late: a pause that asks"),
    Call("coach/visit:Visit.present", "core/session/machine:wake_at", "the next moment, in the lease's place"),
    Aside("coach", "store", "the transaction ends"),
    Call("coach/scheduler:Scheduler._ticks", "coach/coach:Coach.perform", "put it on the phone, as after a tap"),
)
MESSAGE = (
    Call("coach/scheduler:Scheduler._take", "coach/reminders:bring", "reminders that are due, a hundred at once"),
    Call("coach/reminders:bring", "store/reminders:claim", "skip what another bot has"),
    Call("coach/reminders:bring", "core/rules/reminder:catch_up", "when is the next one?"),
    Call("coach/reminders:bring", "store/alarms:set_alarms", "moved on to then"),
    Call("coach/reminders:bring", "store/reminders:enqueue", "into the outbox, in this transaction"),
    Call("coach/scheduler:Scheduler._take", "store/outbox:claim", "as many as can be sent in half a lease"),
    Call("coach/scheduler:Scheduler._take", "coach/delivery:Delivery.deliver", "each aside"),
    Call("coach/delivery:Delivery._composed", "store/outbox:is_ours", "the fence"),
    Call("coach/delivery:Delivery._composed", "coach/coach:Coach._compose", "its turn has come: what does it say?"),
    Call("coach/reminders:reminder", "coach/silence:may_speak", "any reason for silence?"),
    Call("coach/reminders:reminder", "core/screens/mornings:reminder", "draw it"),
    Call("coach/delivery:Delivery._send", "chat/screen:TelegramScreen.show", "while the lease holds"),
    Aside("chat", TELEGRAM, "sendMessage"),
    Call("coach/delivery:Delivery._send", "store/outbox:shown", "shown, and its words are erased"),
)
PAIN = (
    Aside(TELEGRAM, "chat", "my heel hurts"),
    Call("coach/update_processor:UpdateProcessor._listened", "core/understanding/listening:understand", "at the door"),
    Call(
        "coach/update_processor:UpdateProcessor._write", "coach/emergency:Emergency.expect", "0.8 seconds, by a clock"
    ),
    Call("coach/update_processor:UpdateProcessor._write", "coach/intake:write_down", "as urgent"),
    Call("coach/update_processor:UpdateProcessor._write", "coach/update_processor:UpdateProcessor._one", "at once"),
    Call("coach/answers:answer", "coach/listening:settled", "heard before any command"),
    Call("coach/listening:_hurts", "coach/pain:stop", "first of all"),
    Call("coach/pain:stop", "coach/sessions:drive", "Heard, so no step and no timer is left"),
    Call("coach/pain:_report", "core/rules/pain:hold_after", "no session until …"),
    Call("coach/pain:_advise", "core/screens/advice:advice", "the whole of it, in one message"),
    Call("coach/pain:_advise", "coach/visit:Visit.say", "into the outbox, in this transaction"),
    Call("coach/coach:Coach.perform", "coach/delivery:Delivery.deliver", "before everything else"),
    Aside("chat", TELEGRAM, "sendMessage, with connections of its own"),
    Call(
        "coach/emergency:Emergency._stand_by", "coach/emergency:Emergency._advise", "from memory, if it was not stored"
    ),
)
LIVES = {"tap": TAP, "alarm": ALARM, "message": MESSAGE, "pain": PAIN}


def diagram(life: Sequence[Call | Aside]) -> str:
    """Draw one life, as Mermaid has it."""
    rooms = list(dict.fromkeys(room for each in life for room in _rooms(each)))
    order = [room for room in (TELEGRAM, "chat", "coach", "core", "store") if room in rooms]
    rows = [f"    participant {room}" for room in order]
    return "\n".join(["```mermaid", "sequenceDiagram", *rows, *(f"    {_row(each)}" for each in life), "```"])


def page(text: str) -> str:
    """Return the page with its diagrams drawn anew."""
    for name, life in LIVES.items():
        mark = MARK.format(name=name)
        drawn = f"{mark}\n\n{diagram(life)}\n"
        before, found, after = text.partition(f"{mark}\n")
        if not found:
            raise ValueError(mark)
        text = before + drawn + re.sub(r"\A\n```mermaid\n.*?\n```\n", "", after, count=1, flags=re.DOTALL)
    return text


def untrue(life: Sequence[Call | Aside]) -> Iterator[str]:
    """Say which arrows are no calls of the code."""
    for call in (each for each in life if isinstance(each, Call)):
        caller, callee = _defined(call.caller), _defined(call.callee)
        if caller is None or callee is None:
            yield f"{call.caller} -> {call.callee}: not there"
        elif (call.by or _name(call.callee)).lstrip("_") not in _spoken(caller):
            yield f"{call.caller} -> {call.callee}: it is not called there"


def _rooms(each: Call | Aside) -> tuple[str, str]:
    if isinstance(each, Aside):
        return each.first, each.last
    return each.caller.partition("/")[0], each.callee.partition("/")[0]


def _row(each: Call | Aside) -> str:
    first, last = _rooms(each)
    if isinstance(each, Call):
        return f"{first}->>{last}: {_file(each.callee)}.{_name(each.callee)}: {each.what}"
    if TELEGRAM in {first, last}:
        return f"{first}->>{last}: {each.what}"
    return f"Note over {','.join(dict.fromkeys((first, last)))}: {each.what}"


def _file(where: str) -> str:
    return where.partition(":")[0].rpartition("/")[2]


def _name(where: str) -> str:
    return where.rpartition(":")[2].rpartition(".")[2]


@cache
def _defined(where: str) -> ast.AST | None:
    """Find a function, or a method of a class."""
    file, _, name = where.partition(":")
    path = ROOT / "bot" / f"{file}.py"
    found: ast.AST | None = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else None
    for part in name.split("."):
        body = getattr(found, "body", ())
        found = next((node for node in body if getattr(node, "name", None) == part), None)
    return found


def _spoken(within: ast.AST) -> set[str]:
    """Return every name that is used within a function, without the mark of what is private."""
    names = {node.id for node in ast.walk(within) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(within) if isinstance(node, ast.Attribute)}
    return {name.lstrip("_") for name in names}


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
