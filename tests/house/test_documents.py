"""What the documents name is there: every path, every table and its file, every folder of tests."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "sandbox/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
MADE = frozenset({"data/", "data/footing.key", "data/footing.db"})
"""What a first start makes."""
FOLLOWED = {
    "docs/add-an-exercise.md": r"content/exercises/toe-spreads\.yaml",
    "docs/add-a-language.md": r"content/(text|safety)/nl/[\w.]*",
}
"""By the page that says how: what is there once it is followed."""
ROOMS = ("bot", "sandbox", "content", "tests", "tools")
HOUR = 2000
"""Lines of code that are read in an hour, at the pace of a careful reader."""


def _named(document: Path) -> set[str]:
    """Return whatever looks like a path: in backticks with a slash or an ending, or behind a link."""
    text = document.read_text()
    quoted = re.findall(r"`([\w./-]+(?:/|\.(?:py|md|yaml|tsv|example)))`", text)
    folders = re.findall(r"`((?:bot|tests|content|sandbox|docs|tools|bench|alembic)/[\w/-]+)`", text)
    followed = FOLLOWED.get(str(document.relative_to(ROOT)), "(?!)")
    named = {*quoted, *folders, *re.findall(r"\]\(([\w./-]+)\)", text)} - MADE
    return {name for name in named if not re.fullmatch(followed, name)}


def _is_there(name: str, document: Path) -> bool:
    """Return whether a path leads somewhere; a file's bare name is one of some file of ours."""
    is_path = (ROOT / name).exists() or (document.parent / name).exists()
    return is_path or ("/" not in name and any(next((ROOT / room).rglob(name), None) for room in ROOMS))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    assert [name for name in sorted(_named(document)) if not _is_there(name, document)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_name_that_a_document_finds_in_a_file_stands_there(document: Path) -> None:
    inside = [(name, file) for name, file in re.findall(r"`(\w+)` in `([\w./]+\.py)`", document.read_text())]
    rows = re.findall(r"^\d\. `([\w./]+\.py)` — (.*?)(?=^\d\. |^$)", document.read_text(), re.MULTILINE | re.DOTALL)
    inside += [(name, file) for file, row in rows for name in re.findall(r"`([A-Z]\w+)`", row)]
    assert [(name, file) for name, file in inside if not re.search(rf"\b{name}\b", (ROOT / file).read_text())] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_target_that_a_document_names_is_made(document: Path) -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text(), re.MULTILINE)) <= made


def test_every_folder_of_tests_is_told_of() -> None:
    told = re.findall(r"^\| `(tests/\w+)`", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    assert sorted(told) == sorted(
        f"tests/{each.name}" for each in (ROOT / "tests").iterdir() if each.is_dir() and each.name[0] not in "_."
    )


def test_every_room_of_the_bot_stands_on_the_map() -> None:
    readme = (ROOT / "README.md").read_text()
    rooms = [*(ROOT / "bot").iterdir(), *(ROOT / "bot/core").iterdir()]
    folders = [f"`{room.relative_to(ROOT)}/`" for room in rooms if (room / "__init__.py").exists()]
    files = [f"`bot/{room.name}`" for room in (ROOT / "bot").glob("*.py") if not room.name.startswith("__")]
    assert [name for name in folders + files if name not in readme] == []


def test_the_heart_of_the_core_is_read_in_as_long_as_the_map_says() -> None:
    heart = [file for room in ("session", "rules") for file in (ROOT / "bot/core" / room).glob("*.py")]
    assert sum(len(file.read_text().splitlines()) for file in heart) <= 4 / 3 * HOUR
    assert "are read in an hour and a third" in (ROOT / "README.md").read_text()
