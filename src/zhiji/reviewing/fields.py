"""What a person can fill in of each type of fact, told to the page so that its forms follow the model."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from zhiji.model import FACT_TYPES, JSON_NAMES, KIND_OF, REFERENCES, Fact, Link, Span, Standing
from zhiji.model.kinds import FACTS_ALONE

_NOT_ASKED = (
    *("id", "start", "end", "text", "rule", "reading"),
    *("confidence", "decided_by", "model", "prompt", "policy", "readings"),
)
"""How a fact came to be is not a person's to fill in."""

Asked = dict[str, Any]


def forms() -> dict[str, list[Asked]]:
    """For each type of fact its fields in order: name, kind of input, whether required, and what may be chosen."""
    return {name: _form(kind) for name, kind in FACT_TYPES.items()}


def types() -> dict[str, dict[str, str]]:
    """Each type of fact: its words, and what colours it."""
    alone = {name: {"tint": name, "en": en, "zh": zh} for name, (en, zh) in FACTS_ALONE.items()}
    kinds = {name: {"tint": kind.family, "en": kind.en, "zh": kind.zh} for name, kind in KIND_OF.items()}
    return {name: (alone | kinds)[name] for name in FACT_TYPES}


def standing_form() -> list[Asked]:
    """The fields of a standing, as those of a fact."""
    hints = get_type_hints(Standing)
    return [_asked(f.name, f, hints[f.name], "") for f in fields(Standing)]


def written_name(kind: type[Fact], attribute: str) -> str:
    """A field's name in the exchange format."""
    return JSON_NAMES.get(attribute, attribute) if kind is Link else attribute


def _form(kind: type[Fact]) -> list[Asked]:
    hints = get_type_hints(kind)
    return [
        _asked(written_name(kind, f.name), f, hints[f.name], kind.type)
        for f in sorted(fields(kind), key=lambda f: _is_general(f.name))
        if f.name not in _NOT_ASKED
    ]


def _is_general(name: str) -> bool:
    """Fields that every fact has come last."""
    return name in ("optional", "en")


def _asked(name: str, field: Field[Any], hint: Any, own: str) -> Asked:
    asked: Asked = {"name": name, "required": field.default is MISSING}
    many = get_origin(hint) is tuple
    plain = _plain(hint)
    if field.name in REFERENCES:
        types = [own] if name == "coref" else [named.type for named in REFERENCES[field.name]]
        return asked | {"kind": "refs" if many else "ref", "types": types}
    if get_origin(plain) is Literal:
        return asked | {"kind": "choice", "choices": list(get_args(plain))}
    kinds = {Span: "span", Standing: "standing", bool: "flag", int: "number", Decimal: "number", str: "text"}
    if plain is bool:
        asked["default"] = field.default
    return asked | {"kind": kinds[plain] + ("s" if many else "")}


def _plain(hint: Any) -> Any:
    """The type without None and without the tuple around it."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    if isinstance(hint, UnionType) or type(None) in get_args(hint):
        return next(a for a in get_args(hint) if a is not type(None))
    return hint
