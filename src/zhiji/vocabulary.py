"""The ontology's terms as plain strings. Closed: an unknown term is an AttributeError here, and a test holds this page
against ``ontology/zhiji.ttl`` and ``ontology/codes.ttl``, which are the source."""

from __future__ import annotations

NS = "https://w3id.org/zhiji/ns#"
CODE = "https://w3id.org/zhiji/code/"
ID = "https://w3id.org/zhiji/id/"
ONTOLOGY = "https://w3id.org/zhiji/ontology"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
QUDT_UNIT = "http://qudt.org/vocab/unit/"

PREFIXES = {
    "zj": NS,
    "zjc": CODE,
    "id": ID,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
    "unit": QUDT_UNIT,
}

# Terms by what they belong to; a name here is the local name in the namespace above it.

CLASSES = (
    *("Report", "Section", "Point", "Sentence", "Mention"),
    *("Unit", "UnitGroup", "Person", "Post", "Membership", "Initiative", "Document"),
    *("Outcome", "Award", "AwardReceipt", "Recognition", "Standing"),
    *("Observation", "Change", "Requirement", "Indicator", "Shortcoming"),
    *("Link", "Assertion", "Match", "Reading"),
)

PROPERTIES = (
    # places: offsets are code points, half-open
    *(
        "begin",
        "end",
        "page",
        "quote",
        "heading",
        "level",
        "sectionRole",
        "inReport",
        "inSection",
        "inPoint",
        "inSentence",
    ),
    # report
    *("issuer", "year", "region", "text", "sha256", "charCount", "sourceFile", "sourceFileSha256", "sourceAddress"),
    # every fact
    *("evidence", "asWritten", "statedIn", "readBy", "rule", "tentative", "inferred", "confidence"),
    # readings
    *("readingKind", "softwareVersion", "decidedBy", "languageModel", "promptHash", "policyFingerprint"),
    # units and people
    *("memberKind", "memberCount", "unresolved", "person", "post", "organization"),
    # initiatives and documents
    *("kind", "carriedOutIn", "plannedIn", "partOf", "carriedOutBy", "ledBy"),
    *("issuedBy", "plannedBy", "implementedBy", "studiedBy", "mentionedIn", "date", "documentNumber"),
    # awards and recognitions
    *("award", "recipient", "conferredBy", "standing", "standingKind", "scope", "cohortSize", "streakYears"),
    *("rankPosition", "batchNumber"),
    # quantities
    *("indicator", "about", "value", "upperValue", "unit", "bound", "period", "resultLevel", "comparedWith", "shareOf"),
    *("direction", "comparison", "basePeriod", "basePeriodInferred", "polarity", "unitKind", "bearer", "recurrence"),
    *("periodKind", "targetYear", "accrual"),
    # links and assertions
    *("fromInitiative", "toOutcome", "basis", "cue", "sentenceDistance", "assertedBy", "matched"),
)

CODES = {
    "kind": (
        *("mechanism", "campaign", "reform", "platform", "institution"),
        *("team", "training", "publicity", "pilot", "project", "other"),
    ),
    "bound": ("exact", "at-least", "more-than", "at-most", "less-than", "approx"),
    "direction": ("up", "down"),
    "comparison": ("yoy", "vs-year", "vs-other", "before-after", "unstated"),
    "level": ("effect", "output", "activity", "scope"),
    "basis": ("explicit", "same-sentence", "same-paragraph"),
    "polarity": ("up-is-good", "down-is-good", "neutral"),
    "standing": ("sole", "first", "rank", "one-of-n", "top-tier", "batch", "commended", "promoted"),
    "asserter": ("report", "reader", "software"),
    "reading": ("curated", "extracted", "proposed", "computed"),
    "periodkind": ("single", "cumulative", "sum", "mean"),
    "accrual": ("flow", "stock", "rate"),
    "series": ("level", "change", "target", "base", "multi-year"),
    "status": ("done", "in-progress", "planned-again", "changed", "not-found"),
    "section": ("results", "problems", "plans", "notes"),
    "unitkind": ("count", "ratio", "money", "time", "length", "area", "mass", "volume", "power", "energy", "other"),
}


class _Namespace:
    """Terms of one namespace as attributes; a name outside the list raises AttributeError and names the closest."""

    def __init__(self, base: str, names: tuple[str, ...]) -> None:
        self._base = base
        self._names = frozenset(names)

    def __getattr__(self, name: str) -> str:
        if name not in self._names:
            raise AttributeError(f"{name!r} is no term of {self._base}")
        return self._base + name

    def __dir__(self) -> list[str]:
        return sorted(self._names)


ZJ = _Namespace(NS, CLASSES + PROPERTIES)


def code(scheme: str, name: str) -> str:
    """The IRI of a code: ``code("basis", "explicit")`` is zjc:basis-explicit; KeyError for a code that is none."""
    if name not in CODES[scheme]:
        raise KeyError(f"{name!r} is no code of {scheme}; codes: {', '.join(CODES[scheme])}")
    return f"{CODE}{scheme}-{name}"
