"""The page put together: one file, no request to anywhere, nothing in it that report text could make run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Literal
from zlib import compress

from zhiji.explorer.data import escape_json, kinds, to_json
from zhiji.explorer.drawing import draw
from zhiji.explorer.proposals import Left
from zhiji.model import Edge, SourceReport, Thing, ZhijiError

SCRIPTS = (
    "words", "graph", "dom", "state", "palette", "cards", "places", "across", "picture", "bands", "folded",
    "minimap", "focus", "evidence", "overview", "reading", "filters", "search", "address", "keys", "saving", "main",
)  # fmt: skip
"""The page's own scripts, in the order they are joined."""

BESIDE = "<!--beside-->"
"""Where a page that belongs to others has room in its head for what they add, before anything that reports say."""

_MOST_PLAIN = 1_000_000  # characters; about ten long reports

_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'"
)


def explorer_page(
    reports: Sequence[SourceReport],
    things: Sequence[Thing],
    edges: Sequence[Edge],
    *,
    lang: Literal["zh", "en"] = "zh",
    title: str | None = None,
    home: str = "",
    left: Sequence[str] = (),
    unproposed: Left | None = None,
) -> str:
    """One HTML document that shows ``things`` and ``edges`` beside the words of ``reports``; write it as UTF-8.

    ``title`` is by default the shown report's own, with its organ and year. ``home`` is the address of the pages that
    this one belongs to, nothing where it stands alone; ``left`` names the reports for which it has no room;
    ``unproposed`` is what is left where a language model's proposals are left out, None where there are none.
    ZhijiError where there is no report to show.
    """
    if not reports:
        raise ZhijiError("no report in this graph; build one first: zhiji build REPORT")
    data = to_json(reports, things, edges, unproposed)
    nodes, drawn, options = draw(things, edges, data["reports"][0]["pictures"]["wide"])
    data["network"] = {"nodes": nodes, "edges": drawn, "options": options}
    data["kinds"] = kinds()
    data["lang"] = lang
    data["title"] = title or ""
    data["home"] = home
    data["left"] = list(left)
    form, carried = _carry(escape_json(data))
    vis, script, style = _vis_script(), _own_script(), _asset("explorer.css")
    policy = _POLICY.format(scripts=f"{_hash(vis)} {_hash(script)}", styles=_hash(style))
    return Template(_asset("explorer.html")).substitute(
        lang="zh-CN" if lang == "zh" else "en",
        title=escape(title or (reports[0].name if len(reports) == 1 else "治绩")),
        policy=policy,
        style=style,
        beside=BESIDE if home else "",
        form=form,
        data=carried,
        vis=vis,
        script=script,
    )


def _carry(text: str) -> tuple[str, str]:
    """The data's media type and the data: JSON as it is, or packed to about a fifth where there is very much of it."""
    if len(text) < _MOST_PLAIN:
        return "application/json", text
    return "application/zlib;base64", b64encode(compress(text.encode(), 9)).decode()


def _asset(name: str) -> str:
    return (files("zhiji.explorer") / "assets" / name).read_text(encoding="utf-8")


def _own_script() -> str:
    parts = "".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}}})();\n'


def _vis_script() -> str:
    """The vis-network that pyvis brings, without the line that sends developer tools looking for its source."""
    script = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]


def _hash(text: str) -> str:
    """What a browser must find the element's text to be before it runs or applies it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
