"""The live card, whole, as it stands on the phone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.buttons import GearTap, LevelTap
from bot.core.card import Style
from bot.core.plan import Routine, unroll
from bot.core.session_card import Drawing, card
from bot.core.state import Asks, Heard, Interrupted, Move, Offer, Replanned, Session, Tick
from tests.core.player import after, go_through, offered, play
from tests.core.screens import as_written, buttons, screen, taps
from tests.core.shipped import LIBRARY, WORDS
from tests.core.strategies import LAW

OFFERED = offered(unroll(LIBRARY.routines["daily"], LIBRARY.exercises))
READY = play(OFFERED, (0, Move.START))
SET = play(READY, (5, Tick()))
SIDES = play(SET, (35, Move.DONE))
BETWEEN = play(SIDES, (36, Move.SKIP_EXERCISE))
READY_TO_WALK = play(BETWEEN, (46, Tick()))
WALK = play(READY_TO_WALK, (51, Tick()))
ROUND = play(WALK, (71, Tick()), (91, Tick()), (111, Tick()))
PAUSED = play(WALK, (60, Move.PAUSE))
DRAWING = Drawing(WORDS, LIBRARY.exercises, "Europe/Paris", after(0))


def shown(session: Session, seconds: float) -> str:
    return screen(card(7, session, replace(DRAWING, now=after(seconds))))
