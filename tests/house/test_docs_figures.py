"""The figures of README and of the decisions stand where they were printed; and what is said honestly, stays."""

import re
from pathlib import Path

import pytest

from tests.house.pages import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SPOKEN = " ".join(README.split())
RELIABILITY = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
SCALE = (ROOT / "docs/scale.md").read_text(encoding="utf-8")
PRINTED = {
    "updates lost of 5 x 400, 3 kills each": ("0", "1329"),
    "run twice of 400 alarms, by 2 processes": ("0", "400"),
    "dropped of 5,000 due, loop held for 1.5 s": ("0", "5000"),
    "pain behind 3,000 reminders, median": ("0.01", "95.97"),
    "backlog, one bot: 429s": ("0", "16"),
    "memory after the first poll": ("109", "55"),
    "memory after 100 messages": ("141", "55"),
}
"""By a line of the bench: ours and the peer's, the memory rounded."""
DECIDED = {
    "inbox-and-outbox.md": ("1,329", "411"),
    "lease.md": ("109",),
    "databases.md": ("411", "513"),
    "track.md": ("3.72",),
}
"""By the decision: figures of the bench that it repeats."""


def _printed(line: str) -> tuple[float, float]:
    found = re.search(rf"^\s*{re.escape(line)}\s+([\d.,]+)[^\d]*?\s([\d.,]+)", RELIABILITY, re.MULTILINE)
    assert found, line
    return float(found[1].replace(",", "")), float(found[2].replace(",", ""))


@pytest.mark.parametrize("line", PRINTED)
def test_a_figure_of_the_readme_was_printed(line: str) -> None:
    ours, peer = PRINTED[line]
    printed = _printed(line)

    digits = 2 if "." in peer else 0
    assert (round(printed[0], digits), round(printed[1], digits)) == (float(ours), float(peer))
    for figure in {ours} - {"0"} | ({peer} - {"55"}):
        assert figure in README.replace(",", ""), figure


@pytest.mark.parametrize("page", DECIDED)
def test_a_figure_of_a_decision_was_printed(page: str) -> None:
    text = (ROOT / "docs/decisions" / page).read_text(encoding="utf-8")
    for figure in DECIDED[page]:
        assert figure in text
        assert figure.replace(",", "") in RELIABILITY


def test_how_many_people_it_carries_is_what_the_page_on_scale_says() -> None:
    assert "359 people in session at once" in SPOKEN
    assert "some 31,000 people in all. That's simulated" in SPOKEN
    assert re.search(r"^\| 31,000 \|.*359 in session at once.*simulated", SCALE, re.MULTILINE)


@pytest.mark.parametrize(
    "honest",
    [
        "No clinician and no native speaker has reviewed its texts yet.",
        "Nobody yet.",
        "source code of Telegram Desktop and Unigram only; elsewhere the end time stands there as text",
        "a ping is heard only where sound is on and the chat isn't muted",
        "can come twice",
    ],
)
def test_what_is_not_so_good_is_said_as_plainly(honest: str) -> None:
    assert honest in SPOKEN


def test_the_two_commands_come_before_any_heading() -> None:
    assert "make demo" in README.partition("\n## ")[0]
    assert "docs/tour.gif" in README.partition("\n## ")[0]


def test_every_decision_stands_on_the_page_of_the_decisions() -> None:
    front = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs/decisions").glob("*.md")} - {"README.md"}

    assert set(re.findall(r"^\| \[[^]]+\]\(([\w-]+\.md)\)", front, re.MULTILINE)) == pages


@pytest.mark.parametrize("page", sorted((ROOT / "docs/decisions").glob("[a-z]*.md")), ids=lambda page: page.stem)
def test_a_decision_says_why_what_else_there_was_and_what_it_costs(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert text.count("\n**Decided.** ") == 1
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[-1] == "What it costs"
    assert {"Why", "What else there was"} <= set(re.findall(r"^## (.+)$", text, re.MULTILINE))
