"""`docs/add-a-language.md`, its commands carried out in a copy of `content/`: a language, of content alone.

What nobody can test is the translating: the copy speaks English under another name.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.content import ContentError, Library, load
from bot.places.check import faults
from tests.house.pages import ROOT, blocks

PAGE = ROOT / "docs/add-a-language.md"
NEW = "nl"
COMMANDS = [block.body for block in blocks(PAGE) if block.kind == "sh"]
TOLD = [block.body.strip() for block in blocks(PAGE) if block.kind == "text"]


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for commands in COMMANDS:
        subprocess.run(["sh", "-euc", commands], cwd=tmp_path, check=True)  # noqa: S607 # the page's own commands
    return tmp_path


def _fine(library: Library) -> str:
    told = {"exercises": len(library.exercises), "routines": len(library.routines)}
    return library.words_for("en").label("operator.content-fine", **told, languages=", ".join(library.words))


def test_the_commands_make_a_language_of_content_alone(followed: Path) -> None:
    library = load(followed / "content", faults(followed / "content"))

    assert NEW in library.words
    assert NEW in library.lexicons
    assert TOLD[0] == _fine(library)
    assert [each.name for each in followed.iterdir()] == ["content"]


def test_what_is_lost_on_the_way_is_told_as_the_page_says(followed: Path) -> None:
    (followed / f"content/text/{NEW}/tips.yaml").unlink()

    with pytest.raises(ContentError) as refused:
        load(followed / "content")

    assert [TOLD[1]] == list(refused.value.lines)


def test_a_text_is_refused_that_loses_a_placeholder(followed: Path) -> None:
    file = followed / f"content/text/{NEW}/exercises.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Lift your {side}", "Lift your {kant}"), encoding="utf-8")

    with pytest.raises(ContentError, match="exercises"):
        load(followed / "content")


def test_the_page_says_in_which_languages_pain_is_heard() -> None:
    names = {
        "English": "en", "German": "de", "Spanish": "es", "French": "fr", "Portuguese": "pt", "Russian": "ru"
    }  # fmt: skip
    library, page = load(ROOT / "content"), PAGE.read_text(encoding="utf-8")

    assert set(names.values()) == set(library.lexicons)
    assert set(library.words) == {"en"}, "the page says that English alone is spoken"
    assert all(name in page for name in names)
