"""An invented report, small enough to read, with every kind of thing and edge in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from zhiji.model import Edge, Evidence, SourceReport, Thing

Values = tuple[list[SourceReport], list[Thing], list[Edge]]

HOME = "https://w3id.org/zhiji/id/"
REPORT = HOME + "report-a"
TEXT = """河湾市林业局2031年工作报告
河湾市林业局在市政府领导下开展工作。
一、护林防火
(一)推行“护林三步”机制。2031年山火同比下降13%,办结率从95%上升至98%。该机制获评全省十佳案例。
局机关设立“望山”平台,接报火情412起。
(二)开展清枯行动。清理枯木30吨。
二、队伍建设
建立夜巡制度。每月巡查不少于两次。出台《夜巡办法》。林小山带队。夜巡记录仍不完整。
"""
SECTIONS = ((0, ()), (33, ("护林防火",)), (39, ("护林防火", "推行“护林三步”机制")))


def place(words: str, nth: int = 0, text: str = TEXT, report: str = REPORT) -> Evidence:
    """Where ``words`` stand for the ``nth`` time, with their sentence."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^。\n]+[。\n]?", text)]
    begin, end = next((a, b) for a, b in sentences if a <= start < b)
    return Evidence(report, start, start + len(words), words, begin, text[begin:end])


def thing(name: str, kind: str, words: str, **fields: Any) -> Thing:
    """A thing whose IRI ends in ``name``, at ``words``; its section is the headings above it."""
    evidence = fields.pop("evidence", None) or (place(words),)
    headings = _headings(evidence[0].start)
    values: dict[str, Any] = {"label": words, "report": REPORT, "section": headings, "evidence": evidence} | fields
    return Thing(iri=HOME + name, kind=kind, **values)  # type: ignore[arg-type]


def edge(source: str, predicate: str, target: str, words: str | None = None, **fields: Any) -> Edge:
    evidence = (place(words),) if words else ()
    values: dict[str, Any] = {"evidence": evidence} | fields
    return Edge(source=HOME + source, predicate=predicate, target=HOME + target, **values)  # type: ignore[arg-type]


def _headings(start: int) -> tuple[str, ...]:
    first, second = TEXT.index("一、护林"), TEXT.index("二、队伍")
    if start < first:
        return ()
    if start >= second:
        return ("队伍建设",)
    parts = [(TEXT.index("(一)"), "推行“护林三步”机制"), (TEXT.index("(二)"), "开展清枯行动")]
    held = [heading for begin, heading in parts if begin <= start]
    return ("护林防火", *held[-1:])


def sample() -> tuple[list[SourceReport], list[Thing], list[Edge]]:
    number: dict[str, Any] = {"is_outcome": True, "level": "effect", "period": "2031", "reading": "curated"}
    three = (place("“护林三步”机制"), place("该机制"))
    things = [
        thing("unit-bureau", "unit", "河湾市林业局"),
        thing("unit-city", "unit", "市政府"),
        thing("unit-office", "unit", "局机关"),
        thing("initiative-three", "initiative", "“护林三步”机制", evidence=three, code="mechanism",
              label_en="Three steps"),
        thing("initiative-tower", "initiative", "“望山”平台", code="platform"),
        thing("initiative-deadwood", "initiative", "清枯行动", code="campaign"),
        thing("initiative-night", "initiative", "夜巡制度", code="mechanism"),
        thing("quantity-fires", "change", "13%", value=Decimal(-13), as_written="13%", indicator="山火", measure="%",
              direction="down", polarity="down-is-good", comparison="yoy", label_en="Forest fires ▼13%", **number),
        thing("quantity-base", "observation", "95%", value=Decimal(95), as_written="95%", indicator="办结率"),
        thing("quantity-closed", "observation", "98%", value=Decimal(98), as_written="98%", indicator="办结率",
              direction="up", polarity="up-is-good", **number),
        thing("quantity-calls", "observation", "412起", value=Decimal(412), as_written="412起", indicator="火情",
              **number),
        thing("quantity-wood", "observation", "30吨", value=Decimal(30), as_written="30吨", indicator="枯木",
              is_outcome=True, level="output"),
        thing("award-ten", "award", "全省十佳案例", is_outcome=True, code="one-of-n"),
        thing("quantity-rounds", "requirement", "两次", value=Decimal(2), as_written="两次", indicator="巡查"),
        thing("document-night", "document", "《夜巡办法》", code="issued"),
        thing("person-lin", "person", "林小山"),
        thing("shortcoming-log", "shortcoming", "夜巡记录仍不完整"),
    ]  # fmt: skip
    edges = [
        edge("initiative-three", "link", "award-ten", "全省十佳案例", iri=HOME + "link-award", basis="explicit",
             cue=(place("该机制获评"),), distance=0, asserted_by="report"),
        edge("initiative-three", "link", "quantity-fires", "13%", iri=HOME + "link-fires", basis="same-paragraph",
             distance=1, rivals=2, asserted_by="software"),
        edge("initiative-three", "link", "quantity-closed", "98%", iri=HOME + "link-closed", basis="same-paragraph",
             distance=1, asserted_by="software"),
        edge("initiative-tower", "link", "quantity-calls", "412起", iri=HOME + "link-calls", basis="same-sentence",
             distance=0, asserted_by="software"),
        edge("initiative-deadwood", "link", "quantity-wood", "30吨", iri=HOME + "link-wood", basis="same-paragraph",
             distance=1, asserted_by="software"),
        edge("initiative-tower", "partOf", "initiative-three", "“望山”平台"),
        edge("initiative-tower", "carriedOutBy", "unit-office", "局机关"),
        edge("initiative-three", "carriedOutBy", "unit-bureau", "“护林三步”机制", inferred=True),
        edge("award-ten", "recipient", "initiative-three", "全省十佳案例"),
        edge("quantity-closed", "comparedWith", "quantity-base", "98%"),
        edge("document-night", "issuedBy", "unit-bureau", "《夜巡办法》", inferred=True),
    ]  # fmt: skip
    report = SourceReport(REPORT, "河湾市林业局2031年工作报告", HOME + "unit-bureau", "河湾市林业局", 2031, TEXT)
    return [report], things, edges


def many(initiatives: int, each: int = 2) -> tuple[list[SourceReport], list[Thing], list[Edge]]:
    """An invented report of ``initiatives`` sentences, each an initiative with ``each`` figures linked to it."""
    text = "\n".join(f"推行第{i}号机制,办件{i}件,办结{i}起。" for i in range(initiatives))
    report = SourceReport(REPORT, "大报告", HOME + "unit-x", "某局", 2031, text)
    things: list[Thing] = []
    edges: list[Edge] = []
    at = 0
    for i, line in enumerate(text.split("\n")):
        words = [f"第{i}号机制", f"{i}件", f"{i}起"][: each + 1]
        held = [Evidence(REPORT, at + line.index(w), at + line.index(w) + len(w), w, at, line) for w in words]
        section = (f"第{i // 20}部分", f"第{i // 5}节")
        for n, evidence in enumerate(held):
            kind, name = ("initiative", f"initiative-{i}") if n == 0 else ("observation", f"quantity-{i}-{n}")
            figure: dict[str, Any] = {"value": Decimal(i), "as_written": words[n], "is_outcome": True} if n else {}
            values: dict[str, Any] = {"label": words[n], "report": REPORT, "section": section} | figure
            things.append(Thing(iri=HOME + name, kind=kind, evidence=(evidence,), **values))  # type: ignore[arg-type]
            if n:
                edges.append(Edge(source=HOME + f"initiative-{i}", target=HOME + name, predicate="link",
                                  evidence=(evidence,), basis="same-sentence"))  # fmt: skip
        at += len(line) + 1
    return [report], things, edges


def swap_text(values: Sequence[Any], old: str, new: str) -> list[Any]:
    """``values`` with ``old`` replaced by ``new`` in every string they hold, however deep."""
    return [_swap(value, old, new) for value in values]


def _swap(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, tuple):
        return tuple(_swap(v, old, new) for v in value)
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: _swap(getattr(value, name), old, new) for name in value.__dataclass_fields__}
        return type(value)(**fields)
    return value
