"""The review page in a real browser: what a person does there comes out as a file of corrections that replays."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from zhiji.facts import parse_corrections, parse_facts, replay_corrections
from zhiji.model import FACT_TYPES, REFERENCES, Facts, Initiative, Link, Place, Quantity, Report, Standing, Unit
from zhiji.reviewing import review_page
from zhiji.reviewing.fields import forms, standing_form, written_name

Row = dict[str, Any]
# a character beyond 16 bits stands first, so that offsets in code points differ from those of the browser
TEXT = (
    "𠮷山市公安局报告\n推行“路灯”机制，使夜间警情下降13%。查处率、办结率均为100%，市局开展巡逻。\n"
    "另有<script>x</script>窗口。"
)


def place(words: str, nth: int = 0) -> Row:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def quantity(name: str, words: str, value: float, role: str, subject: str, **more: Any) -> Row:
    given = {"unit": "%", "bound": "exact", "of": "effect", "subject": place(subject)} | more
    return {"id": name, "type": "quantity", "value": value, "role": role} | given | place(words)


ROWS: list[Row] = [
    {"type": "report", "title": "报告", "issuer": "u1", "year": 2020, "sha256": "", "chars": len(TEXT)},
    {"id": "u1", "type": "unit", "name": "𠮷山市公安局"} | place("𠮷山市公安局"),
    {"id": "u2", "type": "unit", "name": "𠮷山市公安局", "coref": "u1", "resolved": False} | place("市局"),
    {"id": "i1", "type": "initiative", "name": "“路灯”机制", "kind": "mechanism", "phase": "carried-out"}
    | place("“路灯”机制"),
    quantity("q1", "13%", 13, "change", "夜间警情", direction="down"),
    quantity("q2", "100%", 100, "level", "查处率"),
    quantity("q3", "100%", 100, "level", "办结率"),
    {"id": "x", "type": "unit", "name": "窗口"} | place("窗口"),
    {"id": "l1", "type": "link", "from": "i1", "to": "q1", "basis": "explicit", "cue": [place("使")]},
]


def report() -> Report:
    def places(pattern: str) -> tuple[Place, ...]:
        return tuple(Place(m.start(), m.end()) for m in re.finditer(pattern, TEXT))

    title = "报告 <img src=x onerror=alert(1)>"
    return Report(
        text=TEXT, title=title, file="dir/mini.txt", points=places(r"[^\n]+"), sentences=places(r"[^\n。]+。?")
    )


def mini_facts() -> Facts:
    rows = [ROWS[0] | {"sha256": sha256(TEXT.encode()).hexdigest()}, *ROWS[1:]]
    return parse_facts([json.dumps(row) for row in rows], TEXT)


def target(name: str, *keys: str) -> Row:
    row = next(row for row in ROWS if row.get("id") == name)
    return {key: row[key] for key in ("type", "start", "end", "text", *keys)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        pytest.fail("no chromium on this machine; install it: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Review:
    """The page opened from a file, with everything it asked for and complained of."""

    def __init__(self, page: Page, folder: Path, corrections: list[Row], facts: Facts) -> None:
        self.page = page
        self.trouble: list[str] = []
        page.on("console", lambda message: self.trouble.append(message.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("request", lambda request: self.trouble.append(request.url) if "page.html" not in request.url else None)
        parsed = parse_corrections([json.dumps(row) for row in corrections])
        (folder / "page.html").write_text(review_page(report(), facts, parsed), encoding="utf-8")
        page.goto((folder / "page.html").as_uri())

    def card(self, words: str, kind: str) -> Any:
        cards = self.page.locator(".card").filter(has=self.page.locator("header b", has_text=words))
        return cards.filter(has=self.page.locator("header .type", has_text=kind)).first

    def open_sentence(self, words: str) -> None:
        self.page.locator(".sentence", has_text=words).locator("span", has_text=words).first.click()

    def select(self, words: str) -> None:
        """Selects as a mouse does: from inside one piece of the text to inside another."""
        self.page.evaluate(
            """words => {
                const pieces = [...document.querySelectorAll('#text span span')].map(s => s.firstChild);
                const whole = pieces.map(p => p.data).join('');
                const find = (at, end) => {
                    for (const piece of pieces) {
                        if (at < piece.length || (end && at === piece.length)) return [piece, at];
                        at -= piece.length;
                    }
                };
                const start = whole.indexOf(words);
                const range = document.createRange();
                range.setStart(...find(start, false));
                range.setEnd(...find(start + words.length, true));
                getSelection().removeAllRanges();
                getSelection().addRange(range);
            }""",
            words,
        )
        expect(self.page.locator("#progress")).to_contain_text(words)

    def download(self) -> tuple[str, list[Row], Facts, list[str]]:
        """The file's name and rows, and the facts and remarks that replaying them over the same reading gives."""
        with self.page.expect_download() as waiting:
            self.page.locator("#download").click()
        text = Path(waiting.value.path()).read_text("utf-8")
        corrections = parse_corrections(text.split("\n"))
        facts, unplaced = replay_corrections(mini_facts(), corrections, TEXT)
        return waiting.value.suggested_filename, [c.row for c in corrections], facts, [str(u) for u in unplaced]


@pytest.fixture
def review(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    opened: list[Review] = []

    def start(corrections: list[Row] | None = None, facts: Facts | None = None) -> Review:
        opened.append(Review(browser.new_page(), tmp_path, corrections or [], facts or mini_facts()))
        return opened[-1]

    yield start
    for each in opened:
        assert each.trouble == []
        each.page.close()


def test_a_rejection_and_an_addition_come_out_and_replay(review: Any) -> None:
    r = review()
    r.page.locator("#who").fill("李")
    r.open_sentence("窗口")
    r.card("窗口", "单位").get_by_text("拒绝").click()
    r.select("巡逻")
    r.page.keyboard.press("n")
    r.page.locator("#type").select_option("initiative")
    r.page.locator("#field-kind").select_option("campaign")
    r.page.locator("#field-phase").select_option("carried-out")
    r.page.locator("#why").fill("漏了")
    r.page.locator("form button[type=submit]").click()
    expect(r.card("巡逻", "举措").locator(".state")).to_have_text("新增")

    name, rows, facts, unplaced = r.download()
    assert name == "mini.corrections.jsonl"
    added = {"type": "initiative", "name": "巡逻", "kind": "campaign", "phase": "carried-out"} | place("巡逻")
    assert rows == [
        {"do": "reject", "target": target("x"), "who": "李"},
        {"do": "add", "fact": added, "who": "李", "why": "漏了"},
    ]
    assert unplaced == []
    assert "x" not in facts.by_id
    (new,) = [f for f in facts.of(Initiative) if f.reading == "curated"]
    assert (new.text, new.name, new.kind) == ("巡逻", "巡逻", "campaign")


def test_the_keyboard_alone_does_it(review: Any) -> None:
    r = review()
    for key in ("j", "a", "j", "r", "k", "u"):  # accept the issuer; pass one, reject the next; go back, undo
        r.page.keyboard.press(key)
    expect(r.page.locator(".card.current")).to_have_count(1)
    r.page.keyboard.press("l")
    expect(r.page.locator("#download")).to_have_text("Download corrections")
    r.page.keyboard.press("Shift+?")
    expect(r.page.locator("dialog[open]")).to_contain_text("accept")
    r.page.keyboard.press("Escape")
    _, rows, _, unplaced = r.download()
    assert [row["do"] for row in rows] == ["accept", "reject"]
    assert rows[0]["target"] == target("u1")
    assert all("went with" in remark for remark in unplaced)


def test_a_change_names_the_fact_as_it_was_read(review: Any) -> None:
    r = review()
    r.open_sentence("查处率")
    r.page.locator(".card", has_text="办结率").get_by_text("修改").click()
    r.page.locator("#field-value").fill("99.5")
    r.page.locator("#field-bound").select_option("at-least")
    r.select("办结")
    subject = r.page.locator("form > div", has_text="办结率")
    subject.get_by_text("用所选文字").click()
    r.page.locator("form button[type=submit]").click()
    _, rows, facts, unplaced = r.download()
    assert rows == [
        {
            "do": "change",
            "target": target("q3", "value", "unit", "subject"),
            "set": {"value": 99.5, "bound": "at-least", "subject": place("办结")},
        }
    ]
    assert unplaced == []
    changed = facts.by_id["q3"]
    assert isinstance(changed, Quantity)
    assert (str(changed.value), changed.bound, changed.subject.text if changed.subject else "") == (
        "99.5",
        "at-least",
        "办结",
    )
    assert facts.by_id["q2"] == mini_facts().by_id["q2"]


def test_a_link_to_an_added_outcome(review: Any) -> None:
    r = review()
    r.select("报告")
    r.page.get_by_role("button", name="把所选文字记为事实").click()
    r.page.locator("#type").select_option("recognition")
    r.page.get_by_text("+", exact=True).click()
    r.page.locator("form .row select").select_option("first")
    r.page.locator("form .row input").first.fill("首个")
    r.page.locator("form button[type=submit]").click()
    r.page.get_by_text("新增关联").click()
    r.page.locator("#field-from").select_option("i1")
    r.page.locator("#field-to").select_option("+1")
    r.page.locator("#field-basis").select_option("explicit")
    r.page.locator("form button[type=submit]").click()
    expect(r.page.locator(".wrong")).to_have_text("明说关联须有提示词，其他不得有")
    r.page.locator("#field-basis").select_option("same-paragraph")
    r.page.locator("form button[type=submit]").click()
    _, rows, facts, unplaced = r.download()
    assert [row["fact"]["type"] for row in rows] == ["recognition", "link"]
    assert rows[0]["fact"]["standing"] == [{"kind": "first", "text": "首个"}]
    assert unplaced == []
    link = facts.of(Link)[-1]
    assert (link.initiative, link.basis, link.reading) == ("i1", "same-paragraph", "curated")
    assert facts.by_id[link.outcome].text == "报告"  # type: ignore[union-attr]


def test_a_rejected_fact_takes_its_links_and_can_be_taken_back(review: Any) -> None:
    r = review()
    r.open_sentence("下降")
    r.card("13%", "数量").get_by_text("拒绝").click()
    link = r.page.locator(".card", has_text="“路灯”机制 → 13%")
    expect(link.locator(".state")).to_have_text("随之删除")
    r.card("13%", "数量").get_by_text("撤销").click()
    expect(link.locator(".state")).to_have_count(0)
    assert r.download()[1] == []


EARLIER: list[Row] = [
    {"do": "accept", "target": target("u1"), "who": "王"},
    {"do": "reject", "target": target("u2"), "why": "不是"},
    {"do": "add", "fact": {"type": "unit", "name": "夜间队"} | place("夜间")},
    {"do": "change", "target": target("i1"), "set": {"by": [{"type": "unit"} | place("夜间")], "kind": "pilot"}},
    {"do": "change", "target": target("q1"), "set": {"direction": None}},
    {"do": "reject", "target": {"type": "unit"} | place("机制")},
]


def test_earlier_corrections_are_shown_and_none_is_lost(review: Any) -> None:
    r = review(EARLIER)
    expect(r.page.locator("#panel")).to_contain_text("另有 1 条原有校订对不上号")
    r.open_sentence("使")
    expect(r.card("“路灯”机制", "举措").locator(".state")).to_have_text("已修改")
    expect(r.card("“路灯”机制", "举措")).to_contain_text("夜间")
    _, rows, facts, unplaced = r.download()
    assert sorted(rows, key=str) == sorted(EARLIER, key=str)
    assert len(unplaced) == 1  # the one that matches nothing
    assert "no unit '机制'" in unplaced[0]
    mechanism = facts.by_id["i1"]
    assert isinstance(mechanism, Initiative)
    assert [facts.by_id[i].text for i in mechanism.by] == ["夜间"]  # type: ignore[union-attr]
    straight, _ = replay_corrections(mini_facts(), parse_corrections([json.dumps(row) for row in EARLIER]), TEXT)
    assert facts == straight


def side_by_side() -> Facts:
    """As after a model has read too: it agrees on 市局, says nothing of 窗口, and proposes 巡逻."""
    proposed = Initiative(
        id="proposed-initiative-1",
        **place("巡逻"),
        name="巡逻",
        kind="campaign",
        phase="carried-out",
        reading="proposed",
        readings=("proposed",),
        model="m-1",
        confidence=Decimal("0.8"),
    )
    said: dict[str, tuple[str, ...]] = {"u2": ("extracted", "proposed"), "x": ("extracted",)}
    facts = mini_facts()
    items = [replace(f, readings=said[f.id]) if f.id in said else f for f in facts.items]
    return Facts(facts.head, (*items, proposed))


def test_what_reader_and_model_differ_on_comes_first(review: Any) -> None:
    r = review(facts=side_by_side())
    current = r.page.locator(".card.current")
    expect(current).to_contain_text("巡逻")
    expect(current.locator(".differs")).to_have_text("仅模型读出 m-1 · 置信度 0.8")
    expect(r.page.locator("#progress")).to_contain_text("读法不一 2")
    r.page.keyboard.press("a")
    expect(current).to_contain_text("窗口")
    expect(current.locator(".differs")).to_have_text("仅规则读出，模型未读出")
    r.page.keyboard.press("r")
    expect(current).to_contain_text("𠮷山市公安局")  # then the others, from the top
    r.page.get_by_label("只看读法不一").check()
    expect(r.page.locator("#text .fact", has_text="13%")).to_have_count(0)
    expect(r.page.locator("#text .fact", has_text="巡逻")).to_have_count(1)
    _, rows, _, _ = r.download()
    assert [(row["do"], row["target"]["text"]) for row in rows] == [("accept", "巡逻"), ("reject", "窗口")]


def test_from_which_confidence_proposals_are_accepted_stays_in_the_file(review: Any) -> None:
    told: Row = {"do": "accept-proposals", "confidence": 0}
    r = review([told])
    assert "对不上号" not in r.page.locator("#panel").inner_text()
    assert r.download()[1] == [told]


def test_a_changed_proposal_keeps_how_it_came_to_be(review: Any) -> None:
    r = review(facts=side_by_side())
    r.page.keyboard.press("e")
    r.page.locator("#field-kind").select_option("other")
    r.page.locator("form button[type=submit]").click()
    (row,) = r.download()[1]
    assert row["set"] == {"kind": "other"}


def test_a_required_field_is_asked_for(review: Any) -> None:
    r = review()
    r.open_sentence("使")
    r.card("13%", "数量").get_by_text("修改").click()
    r.page.locator("#field-unit").fill("")
    r.page.locator("form button[type=submit]").click()
    expect(r.page.locator(".wrong")).to_have_text("请填写“计量单位”")
    r.page.locator("#field-unit").fill("%")
    r.page.locator("#field-value").fill("十三")
    r.page.locator("form button[type=submit]").click()
    expect(r.page.locator(".wrong")).to_have_text("“数值”须为数字")
    r.page.keyboard.press("Escape")
    assert r.download()[1] == []


def test_text_of_the_report_is_text(review: Any) -> None:
    r = review()
    expect(r.page.locator("#text")).to_contain_text("<script>x</script>")
    expect(r.page.locator("h1")).to_have_text("报告 <img src=x onerror=alert(1)>")
    assert r.page.locator("img").count() == 0
    assert r.page.locator("#text").inner_text().replace("\n", "") == TEXT.replace("\n", "")


def test_the_page_holds_no_markup_of_the_report_and_is_always_the_same() -> None:
    page = review_page(report(), mini_facts(), ())
    assert "<script>x" not in page
    assert "<img" not in page
    assert page == review_page(report(), mini_facts(), ())
    assert "default-src 'none'; script-src 'sha256-" in page
    assert "unsafe" not in page
    assert "://" not in page


HOW_IT_CAME_TO_BE = (
    *("rule", "reading", "confidence", "decided_by", "model", "prompt", "policy", "readings"),
)  # fmt: skip
"""No person fills these in."""


def test_the_forms_follow_the_model() -> None:
    for kind, asked in forms().items():
        names = {written_name(FACT_TYPES[kind], f.name) for f in fields(FACT_TYPES[kind])}
        named = {written_name(FACT_TYPES[kind], name) for name in REFERENCES}
        assert {a["name"] for a in asked} == names - {"id", "start", "end", "text", *HOW_IT_CAME_TO_BE}
        assert {a["name"] for a in asked if a["kind"] in ("ref", "refs")} == names & named
    assert [a["name"] for a in standing_form()] == [f.name for f in fields(Standing)]


def test_a_form_asks_for_the_types_that_a_field_may_name() -> None:
    types = {(kind, a["name"]): a["types"] for kind, asked in forms().items() for a in asked if "types" in a}
    assert types["link", "to"] == ["award", "recognition", "quantity"]
    assert types["unit", "coref"] == [Unit.type], "the format lets it be any, the page asks for the fact's own type"
