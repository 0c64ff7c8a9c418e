"""Where the files that ship with zhiji are: inside the installed package, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE / "data", _PACKAGE.parent.parent)

SHIPPED = "jinhua-psb-2020"
"""The name of the report that ships."""


def ontology_folder() -> Path:
    """The folder with zhiji.ttl, codes.ttl, shapes.ttl, verify/ and questions/."""
    return _folder("ontology", "zhiji.ttl")


def shipped_graph() -> Path:
    """The graph that every asking command uses when none is named."""
    return _folder("graphs", f"{SHIPPED}.ttl") / f"{SHIPPED}.ttl"


def shipped_report() -> Path:
    """The report that ``zhiji build`` builds when none is named; its curated facts stand beside it."""
    return _folder("graphs", f"sources/{SHIPPED}.txt") / "sources" / f"{SHIPPED}.txt"


def _folder(name: str, holding: str) -> Path:
    for root in _ROOTS:
        if (root / name / holding).is_file():
            return root / name
    raise FileNotFoundError(f"{name}/{holding} is not beside zhiji; install it again, or work in a whole checkout")
