"""The named questions in the form in which the SIB Swiss Institute of Bioinformatics keeps SPARQL examples, which its
editors and assistants read: sh:SPARQLExecutable with a comment in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from zhiji.store.questions import Question
from zhiji.vocabulary import PREFIXES, RDF, RDFS, XSD

SH, SCHEMA, OWL = "http://www.w3.org/ns/shacl#", "https://schema.org/", "http://www.w3.org/2002/07/owl#"
EXAMPLES = "https://w3id.org/zhiji/example/"
_PREFIXES = PREFIXES | {"sh": SH, "schema": SCHEMA, "owl": OWL, "ex": EXAMPLES}


def describe_examples(
    questions: Sequence[Question], words: Mapping[str, Mapping[str, str]], endpoint: str | None = None
) -> bytes:
    """Turtle: each question with its SPARQL, asked with its ``words`` (by its name), and the ``endpoint`` to ask."""
    triples = [*_prefixes(), *(t for q in questions for t in _example(q, words.get(q.name, {}), endpoint))]
    return ox.serialize(sorted(triples, key=str), None, ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def _example(question: Question, words: Mapping[str, str], endpoint: str | None) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{EXAMPLES}{question.number:02d}-{question.name}")
    for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(SH + kind))
    for lang, title in question.titles.items():
        said = f"{title}. {question.descriptions[lang]}" if lang == "en" else f"{title}。{question.descriptions[lang]}"
        yield ox.Triple(node, ox.NamedNode(RDFS + "comment"), ox.Literal(said, language=lang))
    yield ox.Triple(node, ox.NamedNode(SH + "prefixes"), ox.NamedNode(EXAMPLES + "prefixes"))
    yield ox.Triple(node, ox.NamedNode(SH + "select"), ox.Literal(_query(question.with_settings(words))))
    yield ox.Triple(node, ox.NamedNode(SCHEMA + "keywords"), ox.Literal(question.name))
    if endpoint:
        yield ox.Triple(node, ox.NamedNode(SCHEMA + "target"), ox.NamedNode(endpoint))


def _query(text: str) -> str:
    """The SPARQL without the comments at its head, which the titles repeat."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("# ")).strip() + "\n"


def _prefixes() -> Iterator[ox.Triple]:
    node = ox.NamedNode(EXAMPLES + "prefixes")
    yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "Ontology"))
    for prefix, namespace in PREFIXES.items():
        held = ox.NamedNode(f"{EXAMPLES}prefix-{prefix}")
        uri = ox.Literal(namespace, datatype=ox.NamedNode(XSD + "anyURI"))
        yield ox.Triple(node, ox.NamedNode(SH + "declare"), held)
        yield ox.Triple(held, ox.NamedNode(SH + "prefix"), ox.Literal(prefix))
        yield ox.Triple(held, ox.NamedNode(SH + "namespace"), uri)
