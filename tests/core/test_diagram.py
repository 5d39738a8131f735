"""The picture of the session in docs/ is the session."""

from tools.diagram import PAGE, page


def test_the_diagram_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
