"""Days as anybody may have lived them, to draw pictures and pages of: none, a month without one, ten years."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bot.core.progress.past import Agreed, PainStop, Past, Sitting
from bot.core.progress.weeks import Period
from bot.core.rules.pain import Place
from bot.core.rules.profile import Profile
from bot.core.rules.streak import DayKind, Streak
from bot.core.rules.week import every_day
from bot.core.screens.advice import NONE_RAN, PARTS
from bot.core.screens.progress import Weeks
from bot.core.screens.report import Report
from bot.core.screens.taps import Size
from bot.core.session.exercise import Side
from tests.core.shipped import LIBRARY

TODAY = date(2026, 3, 19)
LONGEST = 3_660
"""Days of a life here: ten years."""
AWKWARD = (
    "#let x = 1; $ a^2 $ *bold* _it_ `raw` <label> @ref // no /* comment */ \\ [x] {y} ~ --- …",
    "https://example.org/" + "x" * 300,
    "W" * 500,
    "ouch 😀👍🏽 \U0001f1e9\U0001f1ea ❤️ 中文 한국어 ﷽",
    "a\nb\r\nc\u2028d\x00\x07\u200b\u202e",
    "=1+1",
    "",
    " ",
)
TEXTS = st.sampled_from(AWKWARD) | st.text(max_size=80) | st.text(max_size=1000)
EXERCISES = [*LIBRARY.exercises, "hopping-of-an-older-release"]


def places() -> st.SearchStrategy[Place | None]:
    """Anywhere in a session."""
    known = st.builds(
        Place,
        st.just("daily"),
        st.integers(0, 90),
        st.floats(0, 9_000),
        st.none() | st.sampled_from(EXERCISES),
        st.none(),
        st.none() | st.sampled_from(Side),
        st.none() | st.integers(1, 5),
    )
    return st.none() | known


@st.composite
def stops(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> PainStop:
    """A stop for pain, with whatever may be said of one."""
    day = TODAY - timedelta(days=draw(st.integers(0, 89)))
    return PainStop(
        at=datetime.combine(day, time(9), tzinfo=UTC),
        day=day,
        place=draw(places()),
        words=tuple(draw(st.lists(texts, max_size=3))),
        note=draw(st.none() | texts),
        score=draw(st.none() | st.integers(0, 10)),
        body_place=draw(st.none() | st.sampled_from(LIBRARY.places)),
        signs=tuple(draw(st.lists(st.sampled_from([sign.id for sign in LIBRARY.warnings]), max_size=3, unique=True))),
        advised=tuple(f"safety.advice.{part}" for part in draw(st.sampled_from([PARTS, NONE_RAN, ()]))),
        is_withdrawn=draw(st.booleans()),
        is_misheard=draw(st.booleans()),
        unreadable=draw(st.integers(0, 1)),
    )


@st.composite
def pasts(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS, longest: int = LONGEST) -> Past:
    """Everything that may be kept of a person."""
    days = draw(st.sampled_from([1, 2, 7, 30, 42, 365, longest]) | st.integers(1, longest))
    came = TODAY - timedelta(days=days - 1)
    kinds = st.frozensets(st.sampled_from(DayKind), min_size=1, max_size=2)
    lived = [came + timedelta(days=n) for n in range(days)]
    pattern = draw(st.lists(st.none() | kinds, min_size=1, max_size=9))
    log = {day: kind for nth, day in enumerate(lived) if (kind := pattern[nth % len(pattern)])}
    rating = st.none() | st.integers(0, 10)
    sitting = draw(st.lists(st.tuples(st.floats(0, 7_200), rating, rating), max_size=9))
    sittings = tuple(
        Sitting(day, *sitting[nth % len(sitting)]) for nth, day in enumerate(lived) if sitting and day in log
    )
    found = sorted(draw(st.lists(stops(texts), max_size=6)), key=lambda stop: stop.at)
    held = frozenset(draw(st.lists(st.sampled_from(lived), max_size=3)))
    rests = frozenset(day for day in lived if day.weekday() == 6)
    frozen = frozenset(draw(st.lists(st.sampled_from(lived), max_size=2)))
    agreed = tuple(Agreed(day, about) for day in held for about in ("signs", "warning", "hold", "usual-pain"))
    levels = draw(st.dictionaries(st.sampled_from(EXERCISES), st.integers(0, 9)))
    return Past(
        TODAY,
        min(came, *(stop.day for stop in found), came),
        log,
        held,
        frozen,
        rests,
        sittings,
        tuple(found),
        agreed,
        levels,
    )


@st.composite
def weeks(draw: st.DrawFn) -> Weeks:
    """What a picture is drawn of."""
    return Weeks(
        draw(pasts()),
        Streak(draw(st.integers(0, 4_000)), 4_000, draw(st.booleans())),
        draw(st.dictionaries(st.sampled_from(EXERCISES), st.integers(0, 9))),
        tuple(LIBRARY.exercises.values()),
        draw(st.sampled_from(Period)),
        draw(st.integers(0, 6)),
        notes=draw(st.booleans()),
        dark=draw(st.booleans()),
    )


@st.composite
def reports(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Report:
    """What a report is set of."""
    profile = Profile("en", consent=draw(st.booleans()), week=draw(st.none() | st.just(every_day(time(7)))))
    now = datetime.combine(TODAY, time(9), tzinfo=UTC)
    first = TODAY - timedelta(days=draw(st.sampled_from([0, 29, 89, 3_000])))
    size = draw(st.sampled_from(Size))
    return Report(draw(pasts(texts, longest=400)), profile, LIBRARY.exercises, "UTC", "UTC", now, first, size)
