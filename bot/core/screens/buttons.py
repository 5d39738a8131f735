"""What a button says to the bot when it is tapped: a typed value, packed into at most 64 bytes.

The rule: nobody else builds or takes apart callback data. `parse` answers None to whatever it does not understand,
so that a button of an older release is an old button, and one that somebody forged is nothing: neither is an error.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints

from bot.core.screens.taps import (
    AgreedTap,
    AnswerTap,
    AskDeleteTap,
    AskTap,
    BackTap,
    BeginTap,
    ChooseTap,
    ClearedTap,
    DayTap,
    DayTimeTap,
    DeleteTap,
    EaseTap,
    EffortTap,
    ExerciseTap,
    ExportTap,
    FeelTap,
    GearTap,
    GoOnTap,
    HealthTap,
    HelloTap,
    HelpTap,
    HomeTap,
    HurtsTap,
    InWordsTap,
    KeepTap,
    LaterTap,
    LevelTap,
    LocateTap,
    MarkTap,
    MeantTap,
    MisheardTap,
    MistakeTap,
    MorningCheckTap,
    NoPainTap,
    NoSignTap,
    NoteTap,
    NotTodayTap,
    PainBeforeTap,
    PainNowTap,
    PauseTap,
    ProgressTap,
    PutBackTap,
    RateTap,
    ReadyTap,
    RemindTap,
    ReportOfTap,
    ReportTap,
    RoutinesTap,
    RoutineTap,
    ScoreTap,
    SessionTap,
    SignTap,
    SnoozeTap,
    StayTap,
    Tap,
    TodayTap,
    UnmarkTap,
    WhereTap,
    Within,
    WithoutTap,
)

LIMIT = 64
"""Bytes that Telegram carries in a button."""

TAGS: dict[str, type[Tap]] = {
    "s": SessionTap,
    "i": GearTap,
    "u": RoutinesTap,
    "v": PainNowTap,
    "j": RateTap,
    "f": FeelTap,
    "l": LevelTap,
    "E": EaseTap,
    "b": PutBackTap,
    "d": NoteTap,
    "e": ExerciseTap,
    "h": HurtsTap,
    "t": TodayTap,
    "B": BeginTap,
    "r": RoutineTap,
    "8": ChooseTap,
    "a": AnswerTap,
    "q": AskTap,
    "L": LaterTap,
    "z": SnoozeTap,
    "n": NotTodayTap,
    "x": PauseTap,
    "1": BackTap,
    "2": KeepTap,
    "3": DayTap,
    "4": DayTimeTap,
    "5": EffortTap,
    "6": HomeTap,
    "H": HelloTap,
    "7": LocateTap,
    "o": NoPainTap,
    "m": MistakeTap,
    "M": MisheardTap,
    "G": GoOnTap,
    "w": WhereTap,
    "p": ScoreTap,
    "g": SignTap,
    "c": MorningCheckTap,
    "k": ClearedTap,
    "y": ReadyTap,
    "A": AgreedTap,
    "N": NoSignTap,
    "9": HealthTap,
    "P": PainBeforeTap,
    "Y": HelpTap,
    "I": MeantTap,
    "R": RemindTap,
    "D": MarkTap,
    "U": UnmarkTap,
    "W": WithoutTap,
    "X": ExportTap,
    "V": AskDeleteTap,
    "Z": DeleteTap,
    "K": StayTap,
    "S": ProgressTap,
    "T": InWordsTap,
    "O": ReportTap,
    "Q": ReportOfTap,
}
"""The first letter of a button's data. A letter is never given a second meaning: old buttons live for ever."""

Read: TypeAlias = Callable[[str], Any]
"""Reads one value of a button; a ValueError says that it is none of ours."""


def _reader(hint: Any) -> Read:
    """Return what reads a value of this kind; a number is read within what it may be."""
    if get_origin(hint) is not Annotated:
        read: Read = hint
        return read
    within = next(each for each in get_args(hint) if isinstance(each, Within))

    def number(value: str) -> int:
        if not within.least <= (found := int(value)) <= within.most:
            raise ValueError(f"not within {within.least} and {within.most}")
        return found

    return number


_TAG_OF = {kind: tag for tag, kind in TAGS.items()}
_READERS: dict[type[Tap], list[Read]] = {
    kind: [_reader(get_type_hints(kind, include_extras=True)[field.name]) for field in fields(kind)] for kind in _TAG_OF
}


def pack(tap: Tap) -> str:
    """Return a tap as a button's data.

    Raises:
        ValueError: it would not fit into 64 bytes.
    """
    values = [str(getattr(tap, field.name)) for field in fields(tap)]
    data = ":".join([_TAG_OF[type(tap)], *values])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button's data may have {LIMIT} bytes at most: {data}")
    return data


def parse(data: object) -> Tap | None:
    """Return what a button's data means; None where it means nothing (any more), whatever it is."""
    if not isinstance(data, str) or len(data) > LIMIT:
        return None
    tag, *values = data.split(":")
    kind = TAGS.get(tag)
    if kind is None or len(values) != len(_READERS[kind]):
        return None
    try:
        tap = kind(*(read(value) for read, value in zip(_READERS[kind], values, strict=True)))
        return tap if pack(tap) == data else None
    except ValueError:
        return None
