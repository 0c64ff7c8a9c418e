"""Quads → JSON-LD: the prefixes once in a ``@context``, one object for each subject and graph."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from zhiji.vocabulary import ID, PREFIXES, RDF, XSD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.store.graphs import GraphName

    Json = str | list["Json"] | dict[str, "Json"]
    Nodes = dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]]

_TYPE = RDF + "type"
_STRING = XSD + "string"
_TEXT = re.compile(re.escape(f"{ID}text/") + "[0-9a-f]+#")
_SPACES = tuple(sorted(PREFIXES.items(), key=lambda item: -len(item[1])))
_TERM = "t"
"""The prefix of a report's places, each report's own."""


def format_json_ld(quads: Iterable[ox.Quad]) -> bytes:
    """JSON-LD that holds just these quads, their graphs and subjects in the order in which they first come. Where a
    predicate has things or one kind of value alone, the context says so once.

    What JSON-LD cannot compact (an IRI that begins as one of our prefixes does, triple terms) is written as it is.
    """
    held = list(quads)
    if any(_is_beyond(quad) for quad in held):
        return ox.serialize(held, None, ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""
    kinds = _kinds(held)
    graphs: dict[GraphName, Nodes] = {}
    for quad in held:
        node = graphs.setdefault(quad.graph_name, {}).setdefault(_name(quad.subject), {})
        node.setdefault(quad.predicate.value, []).append(quad.object)  # type: ignore[arg-type]
    inside = [line for name, nodes in graphs.items() for line in _of_graph(name, nodes, kinds)]
    context = dict(PREFIXES) | {_short(predicate): kind for predicate, kind in kinds.items() if kind}
    body = ",\n".join(inside)
    return f'{{"@context":{_written(context)},\n"@graph":[\n{body}\n]}}\n'.encode()


def _of_graph(name: GraphName, nodes: Nodes, kinds: dict[str, dict[str, str]]) -> Iterable[str]:
    """A line for each subject; those of a named graph stand in its object."""
    if isinstance(name, ox.DefaultGraph):
        return [_written(_node(subject, held, kinds, "")) for subject, held in nodes.items()]
    text = next((match[0] for subject in nodes if (match := _TEXT.match(subject))), "")
    body = ",\n".join(_written(_node(subject, held, kinds, text)) for subject, held in nodes.items())
    context = f'"@context":{_written({_TERM: text})},' if text else ""
    return [f'{{{context}"@id":{_written(_short(_name(name)))},"@graph":[\n{body}\n]}}']


def _node(
    subject: str,
    held: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]],
    kinds: dict[str, dict[str, str]],
    text: str,
) -> dict[str, Json]:
    node: dict[str, Json] = {"@id": _short(subject, text)}
    for predicate, objects in held.items():
        if predicate == _TYPE:
            node["@type"] = _alone([_short(_name(thing), text) for thing in objects])
        elif kinds[predicate].get("@container"):
            node[_short(predicate)] = _by_language(objects)
        else:
            node[_short(predicate)] = _alone([_value(thing, bool(kinds[predicate]), text) for thing in objects])
    return node


def _value(thing: ox.NamedNode | ox.BlankNode | ox.Literal, is_told: bool, text: str) -> Json:
    """One object; in short where the context tells of which kind it is."""
    if not isinstance(thing, ox.Literal):
        short = _short(_name(thing), text)
        return short if is_told else {"@id": short}
    if thing.language:
        return {"@value": thing.value, "@language": thing.language}
    if is_told or thing.datatype.value == _STRING:
        return thing.value
    return {"@value": thing.value, "@type": _short(thing.datatype.value)}


def _by_language(objects: Sequence[object]) -> dict[str, Json]:
    told: dict[str, list[Json]] = defaultdict(list)
    for thing in objects:
        if isinstance(thing, ox.Literal):
            told[thing.language or ""].append(thing.value)
    return {language: _alone(values) for language, values in told.items()}


def _kinds(quads: Sequence[ox.Quad]) -> dict[str, dict[str, str]]:
    """What the context says of each predicate; nothing where its objects are of several kinds, or plain strings."""
    seen: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        seen[quad.predicate.value].add(_kind(quad.object))
    return {predicate: _told(kinds) for predicate, kinds in seen.items()}


def _kind(thing: object) -> str:
    if not isinstance(thing, ox.Literal):
        return "@id"
    return "@language" if thing.language else thing.datatype.value


def _told(kinds: set[str]) -> dict[str, str]:
    only = next(iter(kinds)) if len(kinds) == 1 else _STRING
    if only == _STRING:
        return {}
    if only == "@language":
        return {"@container": only}
    return {"@type": only if only == "@id" else _short(only)}


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _short(name: str, text: str = "") -> str:
    """An IRI with the prefix it begins with."""
    if text and name.startswith(text):
        return f"{_TERM}:{name.removeprefix(text)}"
    return next((f"{prefix}:{name.removeprefix(base)}" for prefix, base in _SPACES if name.startswith(base)), name)


def _is_beyond(quad: ox.Quad) -> bool:
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    held = [part.value for part in parts if isinstance(part, ox.NamedNode)]
    strange = isinstance(quad.object, ox.Triple) or getattr(quad.object, "direction", None)
    return bool(strange) or any(name.partition(":")[0] in (*PREFIXES, _TERM) for name in held)


def _alone(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
