"""The pictures are there, light enough, and as old as their drawing. Nothing is drawn here, so no library is needed."""

import re
import struct
from importlib import import_module
from pathlib import Path

import pytest

from bot.core.session.exercise import Picture, Work, unroll
from tests.core.shipped import LIBRARY
from tools.pictures import manifest, seat
from tools.pictures.body import Leg
from tools.pictures.foot import Foot
from tools.pictures.hulls import Skin
from tools.pictures.scenes import ankle_circles, heel_raises, resisted_flexion, toe_curls, toe_walking

HOUSE = Path(__file__).parents[2]
FOLDER = HOUSE / "content" / "pictures"
HEAVIEST, LONGEST = 120_000, 4.0
"""Bytes and seconds of a loop."""
PATH, NUMBER = re.compile(r' d="([^"]*)"'), re.compile(r"-?[0-9.]+")
POSTER, ICON = 40_000, 20_000
SHARES = [i / 24 for i in range(25)]
"""Of a movement, or of a loop."""
HAIR = 0.02
"""Centimetres that nobody sees."""


def pictures() -> list[str]:
    """The pictures of the exercises that are drawn, one a foot or one for both; a picture may come later."""
    names, drawn = [], {Path(file).stem.removesuffix("-left").removesuffix("-right") for file in manifest.read()}
    for path in sorted((HOUSE / "content" / "exercises").glob("*.yaml")):
        if path.stem not in drawn:
            continue
        both = "sides: both" in path.read_text("utf-8")
        names += [path.stem] if both else [f"{path.stem}-left", f"{path.stem}-right"]
    return names


NAMES = pictures()
FILES = sorted(manifest.read())


def extent(data: str) -> tuple[float, ...]:
    """From where to where the path of a drawing reaches."""
    numbers = [float(number) for number in NUMBER.findall(data)]
    return min(numbers[::2]), max(numbers[::2]), min(numbers[1::2]), max(numbers[1::2])


def box(data: bytes, *names: bytes) -> bytes:
    """What a box of an MP4 holds: size, name, content."""
    for name in names:
        at = 0
        while data[at + 4 : at + 8] != name:
            at += int.from_bytes(data[at : at + 4], "big")
            assert at < len(data), f"no box {name!r}"
        data = data[at + 8 : at + int.from_bytes(data[at : at + 4], "big")]
    return data


def test_the_prescribed_five_are_drawn() -> None:
    five = {"heel-raises", "toe-walking", "ankle-circles", "toe-curls", "resisted-flexion"}
    assert five <= {name.removesuffix("-left").removesuffix("-right") for name in NAMES}


def test_the_manifest_knows_what_stands_there_and_nothing_else() -> None:
    loops = {f"content/pictures/{name}.{kind}" for name in NAMES for kind in ("mp4", "png")}
    standing = {str(path.relative_to(HOUSE)) for path in FOLDER.iterdir() if path.suffix != ".json"}
    assert set(FILES) == loops | {manifest.ICON, manifest.SHEET}
    assert standing == loops | {manifest.ICON}


def test_every_picture_is_one_that_the_bot_shows_with_the_name_that_the_core_has_for_it() -> None:
    work = [step for step in unroll(LIBRARY.routines["daily"], LIBRARY.exercises) if isinstance(step, Work)]
    assert LIBRARY.pictures.keys() == set(NAMES) == {Picture(step.exercise, step.side).name for step in work}


@pytest.mark.parametrize("name", FILES)
def test_no_picture_is_older_than_its_drawing(name: str) -> None:
    facts = manifest.read()[name]
    assert facts["source"] == manifest.source(manifest.drawn_by(name)), "make pictures"


@pytest.mark.parametrize("name", FILES)
def test_every_picture_is_as_it_was_drawn(name: str) -> None:
    assert manifest.read()[name]["sha256"] == manifest.fingerprint(HOUSE / name), "make pictures"


@pytest.mark.parametrize("name", NAMES)
def test_a_loop_is_light_short_square_and_silent(name: str) -> None:
    data = (FOLDER / f"{name}.mp4").read_bytes()
    film = box(data, b"moov")
    scale, length = struct.unpack(">II", box(film, b"mvhd")[12:20])
    width, height = struct.unpack(">II", box(film, b"trak", b"tkhd")[-8:])
    assert len(data) <= HEAVIEST
    assert length / scale <= LONGEST
    assert (width >> 16, height >> 16) == (640, 640)
    assert film.count(b"vide") == 1
    assert b"soun" not in film


@pytest.mark.parametrize("name", NAMES)
def test_a_loop_starts_to_play_before_all_of_it_is_there(name: str) -> None:
    data = (FOLDER / f"{name}.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("name", NAMES)
def test_a_poster_is_a_light_png_of_the_same_size(name: str) -> None:
    data = (FOLDER / f"{name}.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (640, 640)
    assert len(data) <= POSTER


def test_the_icon_is_what_botfather_takes() -> None:
    data = (FOLDER / "icon.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (512, 512)
    assert len(data) <= ICON


@pytest.mark.parametrize("module", manifest.scenes().values())
def test_a_loop_ends_where_it_starts_but_for_an_arrow_that_turns(module: str) -> None:
    scene = import_module(module).SCENE
    last, first = ([extent(data) for data in PATH.findall(scene.at(t, ""))] for t in (1 - 1e-6, 0.0))
    assert len(last) == len(first)
    jumps = [max(abs(x - y) for x, y in zip(a, b, strict=True)) > 0.5 for a, b in zip(last, first, strict=True)]
    assert sum(jumps) <= 2  # an arrow is a line and a head


def heel(foot: Foot) -> float:
    """How high the heel is."""
    return min(at.z - radius for at, radius in foot.body()[0])


def toes(foot: Foot) -> float:
    """How high the toes are."""
    return foot.toes_low()


@pytest.mark.parametrize("up", SHARES)
def test_a_raised_heel_leaves_the_ball_of_the_foot_on_the_floor(up: float) -> None:
    foot = heel_raises.working(up)
    assert foot.low() == pytest.approx(0, abs=HAIR)
    assert toes(foot) == pytest.approx(0, abs=0.3)
    assert heel(foot) >= 6 * up


@pytest.mark.parametrize("t", SHARES)
@pytest.mark.parametrize("side", [-1, 1])
def test_no_heel_of_a_walk_on_tiptoe_comes_down_and_no_toe_sinks(t: float, side: int) -> None:
    foot = toe_walking.foot(t, side)
    assert foot.low() >= -HAIR
    assert heel(foot) >= 6


@pytest.mark.parametrize("t", SHARES)
def test_one_foot_of_a_walk_is_always_on_the_floor_and_the_feet_never_touch(t: float) -> None:
    right, left = (toe_walking.foot(t, side) for side in (-1, 1))
    assert min(right.low(), left.low()) == pytest.approx(0, abs=HAIR)

    def inner(foot: Foot, side: int) -> float:
        balls = [*(ball for skin in foot.body() for ball in skin), *(ball for i in range(5) for ball in foot.toe(i))]
        return min(side * at.y - radius for at, radius in balls)

    assert inner(right, -1) + inner(left, 1) > 0


@pytest.mark.parametrize("t", SHARES)
def test_the_toes_stand_where_the_clock_says(t: float) -> None:
    turn = ankle_circles.turned(t)
    foot = ankle_circles.foot(turn)
    assert ankle_circles.FOOT.see(foot.tip(ankle_circles.LEADS)) == pytest.approx(
        ankle_circles.on_dial(turn, ankle_circles.ROUND), abs=1
    )


def test_an_ankle_points_at_12_flexes_at_6_and_bends_no_farther_than_ankles_do() -> None:
    pitches = [ankle_circles.foot(hour / 12).ankle.fore.z for hour in range(12)]
    assert min(pitches) == pitches[0]
    assert max(pitches) == pitches[6]
    for hour in range(12):
        leg = Leg(seat.HIP, ankle_circles.foot(hour / 12), seat.BEND)
        bent = leg.foot.ankle.fore.dot((leg.knee - leg.foot.ankle.at).unit())
        assert -0.77 < bent < 0.35  # from 40 degrees pointed to 20 flexed


@pytest.mark.parametrize("curl", SHARES)
def test_heel_and_toes_stay_on_the_towel(curl: float) -> None:
    foot = toe_curls.foot(curl)
    assert toes(foot) == pytest.approx(toe_curls.CLOTH, abs=HAIR)
    assert heel(foot) == pytest.approx(toe_curls.CLOTH, abs=0.5)


@pytest.mark.parametrize("press", SHARES)
def test_the_heel_of_a_pressed_foot_stays_on_the_floor(press: float) -> None:
    assert heel(resisted_flexion.foot(press)) == pytest.approx(0, abs=HAIR)


def test_a_calf_lies_behind_its_shin() -> None:
    leg = heel_raises.leg(1)

    def fore(skins: list[Skin]) -> float:
        balls = [at for skin in skins for at, _ in skin]
        return sum((at - leg.knee).dot(leg.foot.ankle.out.cross(leg.foot.ankle.at - leg.knee)) for at in balls)

    assert fore(leg.calf()) * fore(leg.shin()) < 0


def test_what_a_drawing_imports_counts_as_its_source() -> None:
    scene = manifest.modules("tools.pictures.scenes.toe_curls")
    assert {"tools.pictures.gear", "tools.pictures.foot", "tools.pictures.space", "tools.pictures.film"} <= scene
    assert "tools.pictures.scenes.heel_raises" not in scene
