"""Every link of every document leads somewhere, its pictures are there, and docs/README.md leads to every page."""

import re
from functools import cache
from pathlib import Path
from subprocess import run

import pytest

from tests.house.pages import ROOT

KEPT = ("ls-files", "--cached", "--others", "--exclude-standard")
DOCUMENTS = sorted(
    ROOT / name
    for name in run(["git", *KEPT, "*.md"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()  # noqa: S607 # whichever git there is
    if (ROOT / name).is_file()
)
FRONT = ROOT / "docs/README.md"
OUTSIDE = ("http://", "https://", "mailto:")
PICTURE = r"!\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)"
LINK = r"(?<!!)\[[^\]]*\]\(<?([^)\s>]+)>?\)"


@cache
def _prose(document: Path) -> str:
    """Return a document without its blocks of code, and without what stands in backticks."""
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def _links(document: Path) -> list[tuple[bool, str]]:
    """Return where a document leads within the repository: whether it is a picture, and the target as written."""
    prose = _prose(document)
    pictures = re.findall(PICTURE, prose) + re.findall(r"<(?:img|source)[^>]+src(?:set)?=\"([^\"]+)\"", prose)
    links = re.findall(LINK, re.sub(PICTURE, "", prose))  # a picture may itself be a link
    found = [(True, target) for target in pictures] + [(False, target) for target in links]
    return [(is_picture, target) for is_picture, target in found if not target.startswith(OUTSIDE)]


def _file(document: Path, target: str) -> Path:
    path = target.partition("#")[0]
    return (document.parent / path).resolve() if path else document


@cache
def _anchors(document: Path) -> frozenset[str]:
    """Return the anchors of a page as GitHub makes them of its headings: the second of a kind is numbered."""
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    seen: dict[str, int] = {}
    anchors = set()
    for heading in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        again = seen.get(anchor, 0)
        anchors.add(f"{anchor}-{again}" if again else anchor)
        seen[anchor] = again + 1
    return frozenset(anchors)


def test_the_documents_are_found() -> None:
    assert {FRONT, ROOT / "README.md", ROOT / "docs/decisions/lease.md"} <= set(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_of_ours(document: Path) -> None:
    targets = {target: _file(document, target) for _, target in _links(document)}

    assert [target for target, file in targets.items() if not file.exists() or not file.is_relative_to(ROOT)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_anchor_is_a_heading(document: Path) -> None:
    lost = [
        target
        for _, target in _links(document)
        if "#" in target and target.partition("#")[2] not in _anchors(_file(document, target))
    ]

    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_picture_that_is_shown_is_there(document: Path) -> None:
    shown = [_file(document, target) for is_picture, target in _links(document) if is_picture]

    assert [file for file in shown if not file.is_file() or file.stat().st_size == 0] == []


def test_every_page_is_reached_from_the_front_page() -> None:
    reached, todo = set[Path](), [FRONT]
    while todo:
        page = todo.pop()
        if page not in reached and page.suffix == ".md" and page.is_file():
            reached.add(page)
            todo += [
                _file(page, target) for _, target in _links(page) if _file(page, target).is_relative_to(FRONT.parent)
            ]

    assert [page for page in DOCUMENTS if page.is_relative_to(FRONT.parent) and page not in reached] == []


def test_the_front_page_itself_is_reached_from_the_readme() -> None:
    assert FRONT in [_file(ROOT / "README.md", target) for _, target in _links(ROOT / "README.md")]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("If you review it: what to check first", "if-you-review-it-what-to-check-first"),
        ("With `DATA_KEY`, and without", "with-data_key-and-without"),
        ("How to add …", "how-to-add-"),
    ],
)
def test_an_anchor_is_made_as_github_makes_it(tmp_path: Path, heading: str, anchor: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# {heading}\n\n## {heading}\n", encoding="utf-8")

    assert _anchors(page) == {anchor, f"{anchor}-1"}


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](gone.md), `[b](code.md)`, ![c](gone.png), [![d](shown.png)](two.md)\n", encoding="utf-8")

    assert [target for _, target in _links(page)] == ["gone.png", "shown.png", "gone.md", "two.md"]
