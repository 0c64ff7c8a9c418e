"""The question of who claims to be first."""

from __future__ import annotations

from collections.abc import Mapping

from zhiji.answering.figures import Rows
from zhiji.answering.sources import Source
from zhiji.answering.terms import Iri
from zhiji.comparing.first_rivals import set_against
from zhiji.vocabulary import code

FIRSTS = (
    *("claim", "thing", "holder", "kind", "scope", "issuer", "claims", "year", "rivals", "rivalIssuers", "sentence"),
    *("recipient", "begin"),
)


def firsts(source: Source, _words: Mapping[str, str]) -> Rows:
    """Every claim to be the first or the only one: of what, whose, and how many its issuer makes."""
    return FIRSTS, [
        (
            *(f.claim.claim, f.claim.thing, f.claim.holder, Iri(code("standing", f.claim.kind)), f.claim.scope),
            *(f.report.issuer, f.claims, f.report.year, len(f.rivals), "、".join(f.rivals), f.sentence),
            *(Iri(f.recipient) if f.recipient else None, f.claim.begin),
        )
        for f in set_against(source.first_claims)
    ]
