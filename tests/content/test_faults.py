"""Broken content: what whoever runs the bot would read, whole. Every fault at once, with its place and a hint."""

from textwrap import dedent

import pytest

from bot.content import load
from tests.content.conftest import Small


def test_the_small_content_is_whole(small: Small) -> None:
    library = load(small.root)

    assert list(library.exercises) == ["circles"]
    assert list(library.routines) == ["daily", "floor", "mobility", "seated", "short"]
    assert library.words["en"].label("streak.days", n=1) == "1 day"


def test_faults_in_many_files_are_told_at_once_in_the_order_of_the_files(small: Small) -> None:
    small.change("exercises/circles.yaml", "sets: 5", "set: 5")
    small.change("routines/daily.yaml", "- circles", "- circle")
    small.change("safety/signs.yaml", "emergency", "emergncy")
    small.change("text/en/exercises.yaml", "</b>", "")
    small.change("zones.yaml", "Asia/Kathmandu", "Asia/Kathmando")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml:1: “sets” is missing
        content/exercises/circles.yaml:5: “set” means nothing here; did you mean “sets”?
        content/routines/daily.yaml:2: exercises[0]: there's no “circle”; did you mean “circles”?
        content/safety/signs.yaml:3: warnings[0].urgency: there's no “emergncy”; did you mean “emergency”?
        content/text/en/exercises.yaml:8: exercise.circles.part.circle: <b> isn't closed
        content/zones.yaml:2: likely.en[1]: there's no “Asia/Kathmando”; did you mean “Asia/Kathmandu”?
        """)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("sets: 5", "sets: five", "5: sets: “five” isn't a whole number"),
        ("sets: 5", "sets: 5.5", "5: sets: “5.5” isn't a whole number"),
        ("sets: 5", "sets: -1", "5: sets: “-1” isn't a whole number"),
        ("sets: 5", "sets: 99", "5: sets: 99 is out of range: 1 to 20"),
        ("sets: 5", "sets: [5]", "5: sets: must be text"),
        ("sets: 5", "sets:", "5: sets: “” isn't a whole number"),
        ("tempo: 2", "tempo: fast", "10: parts[0].tempo: “fast” isn't a number"),
        ("tempo: 2", "tempo: 0", "10: parts[0].tempo: 0 is out of range: 0.5 to 30"),
        ("ways: 2", "ways: 3", "11: parts[0].ways: 3 is out of range: 1 to 2"),
        ("ways: 2", "seconds: 2", "11: parts[0]: “seconds” means nothing here"),
        ("[5, 6]", "[6, 5]", "1: the notches of “circle” don't rise"),
        ("[5, 6]", "[5, 5]", "1: the notches of “circle” don't rise"),
        ("[5, 6]", "[]", "9: parts[0].notches: is empty"),
        ("[5, 6]", "5", "9: parts[0].notches: must be a list"),
        ("first: right\n", "", "1: “first” is missing: which foot starts? (sides: in-turn)"),
        ("first: right", "first: no", "4: first: there's no “no”"),
        ("in-turn", "inturn", "3: sides: there's no “inturn”; did you mean “in-turn”?"),
        ("[chair]", "[chair, chair]", "1: gear[1]: “chair” is in this list twice"),
        ("[chair]", "{chair: 1}", "1: gear: must be a list"),
        ("[chair]", "[chair]\nspare: [towel]", "1: “towel” can be missing, but isn't listed under gear"),
        ("position: seated", "position: ''", "2: position: is empty"),
        ("position: seated", "position: seate", "2: position: there's no “seate”; did you mean “seated”?"),
        (
            "id: circle",
            "id: Circle",
            "8: parts[0].id: “Circle” can't be a name: use lower-case letters, digits, hyphens, 24 characters at most",
        ),
    ],
)
def test_an_exercise_with_one_fault_tells_one_fault(small: Small, old: str, new: str, fault: str) -> None:
    small.change("exercises/circles.yaml", old, new)

    assert small.faults() == f"content/exercises/circles.yaml:{fault}\n"


def test_a_foot_that_begins_means_nothing_where_both_work(small: Small) -> None:
    small.change("exercises/circles.yaml", "in-turn", "both")
    small.change("text/en/exercises.yaml", "{side}", "any")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml:1: “first” means nothing where both feet work at once
        """)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("exercises: []", "1: exercises: is empty"),
        ("exercises: circles", "1: exercises: must be a list"),
        ("exercises: [[circles]]", "1: exercises[0]: must be a list of keys, each with a value"),
        ("exercises: [{sets: 2}]", "1: exercises[0]: “exercise” is missing"),
        ("exercises: [{exercise: circles, sets: 0}]", "1: exercises[0].sets: 0 is out of range: 1 to 20"),
        ("[circles]", "1: must be a list of keys, each with a value"),
        ("name: Daily\nexercises: [circles]", "1: “name” means nothing here"),
    ],
)
def test_a_routine_with_one_fault_tells_one_fault(small: Small, written: str, fault: str) -> None:
    small.write("routines/daily.yaml", written)

    assert small.faults() == f"content/routines/daily.yaml:{fault}\n"


def test_every_role_is_had_by_one_routine_and_no_more(small: Small) -> None:
    small.change("routines/mobility.yaml", "light", "daily")
    small.change("routines/short.yaml", "role: short", "role: shirt")

    assert small.faults() == dedent("""\
        content/routines/mobility.yaml:1: the role “daily” is already taken by content/routines/daily.yaml
        content/routines/short.yaml:1: role: there's no “shirt”; did you mean “short”?
        """)


def test_a_routine_needs_no_role_and_a_role_needs_a_routine(small: Small) -> None:
    small.change("routines/floor.yaml", ", role: floor", "")

    assert small.faults() == "content/routines: no routine has the role “floor”\n"


def test_what_a_file_is_called_travels_in_buttons_and_so_is_plain(small: Small) -> None:
    small.write("routines/Every:day.yaml", "exercises: [circles]")
    small.write("text/en/more.yaml", "routine: {'Every:day': {name: 'Every day', about: 'Always.'}}")

    assert small.faults() == dedent("""\
        content/routines/Every:day.yaml:1: “Every:day” can't be a name: use lower-case letters, digits, hyphens, \
24 characters at most
        """)


def test_what_cannot_be_read_as_yaml_is_told_with_its_line_and_nothing_else_suffers(small: Small) -> None:
    small.change("exercises/circles.yaml", "parts:", "parts: [")
    small.change("text/en/exercises.yaml", "gear:", "gear: chair:")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml:8: isn't valid YAML: did not find expected node content
        content/text/en/exercises.yaml:11: isn't valid YAML: mapping values are not allowed in this context
        """)


def test_yaml_that_means_something_else_than_it_shows_is_refused(small: Small) -> None:
    small.change("exercises/circles.yaml", "rest: 5", "rest: &short 5\nrest: 6")
    small.change("exercises/circles.yaml", "sets: 5", "sets: !!int 5")
    small.change("exercises/circles.yaml", "tempo: 2", "tempo: *short")
    small.change("text/en/chat.yaml", "toast:", "? [a, b]\n: c\ntoast:")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml:5: sets: tag:yaml.org,2002:int is a tag; write only the value
        content/exercises/circles.yaml:6: parts[0].tempo: is an alias of another value; write it out
        content/exercises/circles.yaml:6: parts[0].tempo: “” isn't a number
        content/exercises/circles.yaml:7: “rest” is here twice
        content/text/en/chat.yaml:5: must be text
        """)


def test_values_are_never_guessed(small: Small) -> None:
    small.change("text/en/chat.yaml", '"Unreachable."', "no")
    small.change("text/en/exercises.yaml", '"Rest."', "12:30")

    words = load(small.root).words["en"]

    assert (words.label("toast.gone"), words.label("exercise.circles.rest")) == ("no", "12:30")


def test_files_that_are_missing_or_strange_are_named(small: Small) -> None:
    (small.root / "zones.yaml").unlink()
    (small.root / "routines" / "seated.yaml").unlink()
    (small.root / "safety" / "signs.yaml").write_bytes(b"\xff\xfe\xfd")
    small.write("exercises/circles.yml", "")
    small.write("safety/en/lexikon.yaml", "")
    small.write("text/en/empty.yaml", "# nothing\n")

    assert small.faults() == dedent("""\
        content/exercises/circles.yml: isn't a YAML file, and nothing else belongs here
        content/routines: no routine has the role “seated”
        content/safety/en: “lexikon” means nothing here; did you mean “lexicon”?
        content/safety/signs.yaml: can't be read: 'utf-8' codec can't decode byte 0xff in \
position 0: invalid start byte
        content/text/en/empty.yaml: is empty
        content/zones.yaml: there's no such file
        """)


def test_what_nobody_reads_is_told(small: Small) -> None:
    small.write("zone.yaml", "likely: {}")
    small.write("excercises/hops.yaml", "sets: 1")
    small.write("text/chat.yaml", "toast: {}")
    small.write("safety/sign.yaml", "screening: []")
    small.write("places/cities.yaml", "[]")

    assert small.faults() == dedent("""\
        content/excercises: isn't read by anything; did you mean “exercises”?
        content/safety/sign.yaml: isn't read by anything; did you mean “safety/signs.yaml”?
        content/text/chat.yaml: isn't read by anything
        content/zone.yaml: isn't read by anything; did you mean “zones.yaml”?
        """)


def test_an_empty_folder_lacks_everything_that_the_house_relies_on(small: Small) -> None:
    assert Small(small.root / "nowhere").faults() == dedent("""\
        nowhere/routines: [no-role] name=daily
        nowhere/routines: [no-role] name=light
        nowhere/routines: [no-role] name=seated
        nowhere/routines: [no-role] name=short
        nowhere/routines: [no-role] name=floor
        nowhere/safety/en/advice.yaml: [no-file]
        nowhere/safety/en/despair.yaml: [no-file]
        nowhere/safety/en/lexicon.yaml: [no-file]
        nowhere/safety/people.yaml: [no-file]
        nowhere/safety/signs.yaml: [no-file]
        nowhere/zones.yaml: [no-file]
        """)


def test_where_the_sentences_are_broken_too_the_key_and_the_values_are_told(small: Small) -> None:
    small.change("text/en/faults.yaml", "fault:", "fault: [")
    small.change("exercises/circles.yaml", "sets: 5", "set: 5")

    assert small.faults() == dedent("""\
        content/exercises/circles.yaml:1: [missing-key] name=sets
        content/exercises/circles.yaml:5: [unknown-key] name=set[meant] name=sets
        content/text/en/faults.yaml:6: [no-yaml] problem=did not find expected ',' or ']'
        """)


def test_a_sentence_that_asks_for_what_there_is_not_is_left_out(small: Small) -> None:
    small.change("text/en/faults.yaml", 'missing-key: "“{name}”', 'missing-key: "“{nome}”')
    small.change("exercises/circles.yaml", "rest: 5\n", "")

    assert small.faults() == "content/exercises/circles.yaml:1: [missing-key] name=rest\n"


def test_a_picture_of_no_exercise_is_told_and_one_without_its_poster_is_none(small: Small) -> None:
    folder = small.root / "pictures"
    folder.mkdir(exist_ok=True)
    for name in ("circles-left.mp4", "circles-left.png", "circles-right.mp4", "circles-right.png", "icon.png"):
        (folder / name).write_bytes(b"drawn")
    assert load(small.root).pictures.keys() == {"circles-left", "circles-right"}

    (folder / "circles-left.png").rename(folder / "circle-left.png")
    assert "content/pictures/circle-left.png" in small.faults()
    assert "content/pictures/circles-left.mp4" in small.faults()
