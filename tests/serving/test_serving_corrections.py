"""A click that calls a link wrong: where a folder was named, from the server's own form, on this machine alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from zhiji import api
from zhiji.cli import main

INVENTED = Path(__file__).parents[1] / "invented"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for ending in ("txt", "facts.jsonl"):
        shutil.copy(INVENTED / f"jia-2020.{ending}", folder)
    return folder


@pytest.fixture(scope="module")
def correcting(start: Callable[..., Any], reports: Path) -> Iterator[Any]:
    with start("-g", str(reports / "jia-2020.txt"), "--corrections", str(reports), "--lang", "en") as server:
        yield server


def forms(server: Any) -> list[tuple[str, str]]:
    """The link and the token of each form on the page of links."""
    text = server.get("/links", Accept="text/html").text
    found = re.findall(r'name="link" value="([^"]+)"><input type="hidden" name="token" value="([^"]+)"', text)
    return [(link, token) for link, token in found]


def send(server: Any, headers: dict[str, str] | None = None, **fields: str) -> Any:
    return server.send("POST", "/corrections", urlencode(fields).encode(), FORM | (headers or {}))


def test_a_click_is_kept_and_the_next_build_replays_it(correcting: Any, reports: Path) -> None:
    shown = forms(correcting)
    assert len(shown) > 5
    assert len({token for _, token in shown}) == 1
    link, token = shown[0]
    browser = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}  # as it sends a form of a page without referrer
    page = send(correcting, browser, link=link, token=token, why="<b>不对</b>")
    assert page.status == 200
    assert "jia-2020.corrections.jsonl" in page.text
    kept = (reports / "jia-2020.corrections.jsonl").read_text(encoding="utf-8")
    assert '"why": "<b>不对</b>"' in kept
    built = api.load(reports / "jia-2020.txt")
    assert link not in {row.link.iri for row in built.links(weak=True)}
    again = send(correcting, {"Origin": correcting.url}, link=link, token=token)
    assert (again.status, "rejected already" in again.text) == (409, True)
    assert (reports / "jia-2020.corrections.jsonl").read_text(encoding="utf-8") == kept


REFUSED: list[tuple[str, dict[str, str], dict[str, str], int]] = [
    # what is wrong, headers, fields, and the status of the answer
    ("no token", {}, {"token": ""}, 403),
    ("a guessed token", {}, {"token": "x" * 43}, 403),
    ("a token that is no ASCII", {}, {"token": "令"}, 403),
    ("another site's form", {"Origin": "http://evil.example"}, {}, 403),
    ("a page without an origin", {"Origin": "null"}, {}, 403),
    ("a browser that tells of another site", {"Sec-Fetch-Site": "cross-site"}, {}, 403),
    ("a link that is not here", {}, {"link": "https://w3id.org/zhiji/id/link-0"}, 404),
    ("no form", {"Content-Type": "text/plain"}, {}, 415),
    ("too much", {}, {"why": "长" * 5000}, 413),
    ("a name that is not ours", {"Host": "evil.example"}, {}, 421),
]


@pytest.mark.parametrize(("headers", "fields", "status"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_from_the_servers_own_form_writes_nothing(
    correcting: Any, reports: Path, headers: dict[str, str], fields: dict[str, str], status: int
) -> None:
    before = {file: file.read_bytes() for file in reports.iterdir()}
    link, token = forms(correcting)[1]
    answer = send(correcting, headers, **({"link": link, "token": token} | fields))
    assert answer.status == status
    assert {file: file.read_bytes() for file in reports.iterdir()} == before


def test_without_the_option_there_is_no_form_and_no_door(server: Any) -> None:
    assert forms(server) == []
    assert server.send("POST", "/corrections", b"link=x", FORM).status == 404


@pytest.mark.parametrize(
    "words", [("--host", "0.0.0.0"), ("--allow-host", "me.example"), ("--cors",), ("--proxy-header", "Forwarded")]
)
def test_it_is_for_this_machine_alone(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0", "--corrections", ".", *words]) == 2
    assert "this machine alone" in capsys.readouterr().err


def test_a_folder_without_reports_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0", "--corrections", str(tmp_path)]) == 2
    assert "no report in this folder" in capsys.readouterr().err
