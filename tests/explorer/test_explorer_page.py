"""The page as text: one file, no request, nothing that report text could make run, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from explorer_samples import HOME, TEXT, many, place, sample, swap_text

from zhiji.explorer import explorer_page
from zhiji.explorer.data import escape_json, to_json
from zhiji.model import ZhijiError

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028href=javascript:alert(3) $title ${data}"


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.bodies: list[tuple[str, str]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.bodies.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, body = self.bodies[-1]
            self.bodies[-1] = tag, body + data


def test_every_script_and_style_is_the_one_the_policy_names() -> None:
    parsed = Tags(explorer_page(*sample()))
    policy = next(a["content"] or "" for t, a in parsed.tags if t == "meta" and "content-security" in str(a).lower())
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    run = [body for tag, body in parsed.bodies if not body.startswith("{")]
    assert len(run) == 3  # the style, vis-network, our own
    for body in run:
        assert b64encode(sha256(body.encode()).digest()).decode() in policy


def test_nothing_is_fetched() -> None:
    page = explorer_page(*sample())
    for tag, attributes in Tags(page).tags:
        assert not {"src", "href", "srcset", "action", "style"} & attributes.keys(), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert "sourceMappingURL" not in page


def test_the_page_is_small() -> None:
    assert len(explorer_page(*sample()).encode()) < 700_000
    assert len(explorer_page(*many(1700)).encode()) < 3_000_000  # 5,100 things


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("</script>", '"\\u003c/script\\u003e"'),  # would end the element
        ("<!--", '"\\u003c!--"'),  # would begin a comment in which </script> is not seen
        ("a&b", '"a\\u0026b"'),  # no entity to be read
        ("\u2028\u2029", '"\\u2028\\u2029"'),  # line ends to JavaScript
        ("治绩", '"治绩"'),  # Chinese stays readable
    ],
)
def test_data_is_escaped(value: str, expected: str) -> None:
    assert escape_json(value) == expected
    assert json.loads(expected) == value


def test_hostile_words_stay_in_the_data() -> None:
    reports, things, edges = (swap_text(values, "夜巡", HOSTILE) for values in sample())
    hostile = [replace(t, label_en=HOSTILE, code=HOSTILE, scope=HOSTILE, rule=HOSTILE) for t in things]
    page = explorer_page(reports, hostile, edges, title=HOSTILE)
    plain = explorer_page(*sample())
    assert [tag for tag, _ in Tags(page).tags] == [tag for tag, _ in Tags(plain).tags]
    assert "<img" not in page.partition("<script>")[0]


@pytest.mark.parametrize(("lang", "expected"), [("zh", '<html lang="zh-CN">'), ("en", '<html lang="en">')])
def test_language(lang: str, expected: str) -> None:
    assert expected in explorer_page(*sample(), lang=lang)  # type: ignore[arg-type]


def test_without_a_report_there_is_nothing_to_show() -> None:
    with pytest.raises(ZhijiError, match="build one first"):
        explorer_page([], [], [])


def test_words_that_are_not_in_the_text_are_not_given_a_place() -> None:
    reports, things, edges = sample()
    drifted = replace(place("夜巡制度"), start=3)
    things[6] = replace(things[6], evidence=(drifted,))
    at = to_json(reports, things, edges)["things"][6]["at"][0]
    assert at["quote"] == "夜巡制度"
    held = to_json(reports, things, edges)["things"][3]["at"][0]
    assert TEXT[held[1] : held[2]] == "“护林三步”机制"


def test_edges_to_things_that_are_not_given_are_left_out() -> None:
    reports, things, edges = sample()
    lost = replace(edges[0], target=HOME + "award-elsewhere")
    data = to_json(reports, things, [lost, *edges])
    assert len(data["edges"]) == len(edges)
    assert explorer_page(reports, things, [lost, *edges]) == explorer_page(reports, things, edges)


def test_same_bytes_under_every_hash_seed() -> None:
    code = (
        "from explorer_samples import sample; from zhiji.explorer import explorer_page; from hashlib import sha256;"
        "print(sha256(explorer_page(*sample()).encode()).hexdigest())"
    )
    here = str(Path(__file__).parent)
    source = str(Path(__file__).parents[2] / "src")
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((here, source))},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "2031")
    }  # fmt: skip
    assert len(seen) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", seen.pop())


def test_pyvis_is_not_imported_before_a_page_is_made() -> None:
    code = "import sys, zhiji.explorer; print([m for m in sys.modules if m.split('.')[0] in ('pyvis', 'networkx')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
