"""The forms and the workflow of `.github`: whole, and the workflow runs what decides and nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.pages import ROOT

FOLDER = ROOT / ".github"
FORMS = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ASKING = {"input", "textarea", "dropdown", "checkboxes"}


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_asks_for(form: Path) -> None:
    read = _read(form)
    asked = [each for each in read["body"] if each["type"] in ASKING]

    assert read["name"]
    assert read["description"]
    assert {each["type"] for each in read["body"]} <= ASKING | {"markdown"}
    assert len({each["id"] for each in asked}) == len(asked) > 0
    assert all(each["attributes"]["label"] for each in asked)
    assert all(isinstance(option, str) for each in asked for option in each["attributes"].get("options", []))


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.stem in {"bug", "hearing"}], ids=lambda path: path.stem
)
def test_whoever_may_quote_somebody_is_asked_not_to(form: Path) -> None:
    assert "make up" in form.read_text(encoding="utf-8").lower()


def test_the_workflow_runs_what_decides() -> None:
    (job,) = _read(FOLDER / "workflows/check.yml")["jobs"].values()

    assert job["steps"][-1]["run"] == ".ci/run"
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert _read(FOLDER / "workflows/check.yml")["permissions"] == {"contents": "read"}
