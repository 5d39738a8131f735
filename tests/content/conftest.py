"""The shipped content, and a small one of our own that a test may break."""

from dataclasses import dataclass, fields
from pathlib import Path
from textwrap import dedent

import pytest

from bot.content import ContentError, Library, load
from bot.core.hearing.lexicon import Lexicon

CONTENT = Path(__file__).parents[2] / "content"

SMALL = {
    "exercises/circles.yaml": """\
        gear: [chair]
        position: seated
        sides: in-turn
        first: right
        sets: 5
        rest: 5
        parts:
          - id: circle
            notches: [5, 6]
            tempo: 2
            ways: 2
        """,
    "routines/daily.yaml": """\
        exercises:
          - circles
        role: daily
        """,
    "routines/seated.yaml": """\
        exercises:
          - {exercise: circles, sets: 1}
        role: seated
        """,
    "routines/mobility.yaml": "{exercises: [circles], role: light}",
    "routines/short.yaml": "{exercises: [circles], role: short}",
    "routines/floor.yaml": "{exercises: [circles], role: floor}",
    "text/en/exercises.yaml": """\
        exercise:
          circles:
            name: "Circles"
            benefit: "Loosen."
            position: "Sit."
            how: "Circle."
            part:
              circle: "Circle your <b>{side}</b> foot."
            dose: "{reps} times"
            rest: "Rest."
        gear:
          chair: "a chair"
        routine:
          daily: {name: "Daily", about: "All."}
          mobility: {name: "Light", about: "Some."}
          short: {name: "Short", about: "Less."}
          floor: {name: "Floor", about: "Least."}
          seated: {name: "Seated", about: "Sitting."}
        """,
    "text/en/chat.yaml": """\
        streak:
          days:
            one: "{n} day"
            other: "{n} days"
        toast:
          gone: "Unreachable."
        """,
    "safety/signs.yaml": """\
        screening: [dizzy]
        warnings:
          - {id: chest, urgency: emergency, source: "A clinic"}
        places: [heel]
        loads: {heel: {out: [], stays: [circles]}}
        seated: [dizzy]
        guarded: [dizzy]
        """,
    "safety/en/advice.yaml": """\
        screening:
          dizzy: {text: "Dizzy", source: "A clinic", reviewed: "2026-11-22"}
        warnings:
          chest:
            label: {text: "Chest pain", source: "A clinic", reviewed: "2026-11-22"}
            line: {text: "Call 112 or 999.", source: "A clinic", reviewed: "2026-11-22"}
        urgency:
          emergency: {text: "Call.", source: "A clinic", reviewed: "2026-11-22"}
        place:
          heel: {text: "Heel", source: "A clinic", reviewed: "2026-11-22"}
        """,
    "safety/en/despair.yaml": 'despair: {text: "Call 112 or 999.", source: "Our own", reviewed: "2026-11-22"}',
    "safety/en/lexicon.yaml": "".join(f"{each.name}: []\n" for each in fields(Lexicon) if each.name != "language"),
    "safety/people.yaml": "names: [anna]",
    "zones.yaml": """\
        likely:
          en: [Europe/London, Asia/Kathmandu]
        """,
}


@dataclass(frozen=True, slots=True)
class Small:
    """A small content, whole until a test breaks it."""

    root: Path

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.root / file).write_text(text.replace(old, new), encoding="utf-8")

    def faults(self) -> str:
        """What whoever runs the bot would read, a line for each fault."""
        with pytest.raises(ContentError) as told:
            load(self.root)
        return "".join(f"{line}\n" for line in told.value.lines)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    content = Small(tmp_path / "content")
    for file, text in SMALL.items():
        content.write(file, text)
    content.write("text/en/faults.yaml", (CONTENT / "text/en/faults.yaml").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="session")
def library() -> Library:
    return load(CONTENT)
