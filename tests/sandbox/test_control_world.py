"""The page's protocol about the world: state, clock, trouble, calls, and what is injected from outside."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.telegram import TOKEN, Telegram
from sandbox.troubles import PAGE

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api, Page

BUTTON = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}


async def test_the_state_is_what_a_page_begins_with(page: "Page", telegram: Telegram, anna: Person) -> None:
    telegram.words["title"] = "Footing"
    trouble = telegram.troubles.add("error", times=3)
    telegram.bot_runs(running=True)
    state = await page.get("state")
    assert state["bot"] == {
        "id": telegram.profile.id,
        "username": telegram.profile.username,
        "first_name": "Footing",
        "description": "",
        "short_description": "",
        "running": True,
    }
    assert state["people"] == [anna.json()]
    assert state["words"] == {"title": "Footing"}
    assert state["troubles"] == [trouble.json()]
    assert state["features"] == {"kill": False, "rows": False, "clock": False}
    assert state["clock"]["now"] == telegram.clock.now().timestamp()
    assert state["event"] == telegram.events.last_id


async def test_the_clock_runs_and_jumps(page: "Page", clock: Clock) -> None:
    noon = clock.now()
    assert (await page.post("clock", jump=3600))["now"] == (noon + timedelta(hours=1)).timestamp()
    told = await page.post("clock", rate=60)
    assert (told["rate"], told["version"]) == (60, 2)
    assert (await page.get("clock?after=1"))["version"] == 2


async def test_who_waits_for_the_clock_hears_of_its_change(page: "Page", clock: Clock) -> None:
    waiting = asyncio.create_task(page.get("clock?after=0"))
    await page.get("clock")
    assert not waiting.done()
    clock.jump(timedelta(hours=1))
    assert (await waiting)["version"] == 1


async def test_trouble_is_ordered_and_ended(page: "Page", telegram: Telegram, anna: Person) -> None:
    told = await page.post("troubles", kind="limit", times=2, seconds=5, method="sendMessage", person=anna.id)
    assert told == {
        "id": told["id"],
        "kind": "limit",
        "times": 2,
        "left": 2,
        "seconds": 5,
        "method": "sendMessage",
        "person": anna.id,
        "status": 200,
        "body": PAGE,
        "slowly": False,
    }
    assert await page.get("troubles") == [told]
    await page.delete(f"troubles/{told['id']}")
    assert list(telegram.troubles) == []
    await page.post("troubles", kind="outage")
    await page.delete("troubles")
    assert list(telegram.troubles) == []


async def test_calls_are_shown_without_the_token_and_with_files_summed_up(
    page: "Page", api: "Api", anna: Person
) -> None:
    await api("sendDocument", {"document": ("a.txt", b"secret", "text/plain")}, chat_id=anna.id)
    await api.refused("sendMessage", chat_id=anna.id)
    document, message = await page.get("calls")
    assert document["params"] == {"chat_id": str(anna.id), "document": "<a.txt text/plain 6 bytes>"}
    assert (document["ok"], document["person"]) == (True, anna.id)
    assert message["ok"] is False
    assert message["answer"] == {"error_code": 400, "description": "Bad Request: message text is empty"}
    assert await page.get(f"calls?after={document['id']}") == [message]
    assert await page.get("calls?limit=1") == [message]
    assert TOKEN not in (await page.ask("GET", "calls")).text


class Owner:
    """What the sandbox is given from outside."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None]] = []

    async def export(self, person_id: int) -> dict[str, Any]:
        return {"sessions": [{"person": person_id}]}

    async def forward(self, kind: str, person_id: int | None) -> None:
        self.asked.append((kind, person_id))

    async def kill(self) -> None:
        self.asked.append(("kill", None))


@pytest.fixture
def owner(telegram: Telegram) -> Owner:
    owner = Owner()
    telegram.export, telegram.forward, telegram.kill = owner.export, owner.forward, owner.kill
    return owner


async def test_rows_leaps_and_the_end_of_the_bot_come_from_outside(page: "Page", owner: Owner, anna: Person) -> None:
    assert (await page.get("state"))["features"] == {"kill": True, "rows": True, "clock": True}
    assert await page.get(f"people/{anna.id}/rows") == {"sessions": [{"person": anna.id}]}
    await page.post("clock", forward="timer", person=anna.id)
    await page.post("clock", forward="reminder")
    await page.post("kill")
    assert owner.asked == [("timer", anna.id), ("reminder", None), ("kill", None)]


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (("GET", "files/none", None), (404, "no_such_file")),
        (("GET", "calls?after=x", None), (400, "bad_field")),
        (("POST", "clock", {}), (400, "bad_field")),
        (("POST", "clock", {"rate": 2}), (400, "bad_field")),
        (("POST", "clock", {"jump": -1}), (400, "bad_field")),
        (("POST", "clock", {"jump": True}), (400, "bad_field")),
        (("POST", "clock", {"forward": "tomorrow"}), (400, "bad_field")),
        (("POST", "clock", {"forward": "timer"}), (404, "no_forward")),
        (("POST", "kill", {}), (404, "no_kill")),
        (("POST", "troubles", {"kind": "plague"}), (400, "bad_field")),
        (("DELETE", "troubles/9", None), (404, "no_such_trouble")),
    ],
)
async def test_what_cannot_be_is_refused_with_its_key(
    page: "Page", call: tuple[str, str, Any], why: tuple[int, str]
) -> None:
    assert await page.refused(*call) == why


async def test_another_web_page_in_the_same_browser_is_refused(page: "Page") -> None:
    answer = await page.ask("GET", "state", headers={"origin": "https://example.org"})
    assert (answer.status_code, answer.json()["error"]) == (403, "foreign_origin")
    assert (await page.ask("GET", "state", headers={"origin": page.url})).status_code == 200


async def test_the_page_is_served(http: httpx.AsyncClient, url: str) -> None:
    answer = await http.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert (await http.get(f"{url}/static/index.html")).content == answer.content


async def test_an_answer_of_somebody_elses_is_ordered_with_its_status_and_body(
    page: "Page", api: "Api", telegram: Telegram
) -> None:
    await page.post("troubles", kind="foreign", times=1, status=400, body="{}")
    answer = await api.send("getMe")
    assert (answer.status_code, answer.text) == (400, "{}")
    assert list(telegram.troubles) == []
