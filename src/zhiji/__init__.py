"""zhiji 治绩: Chinese accountability reports as a knowledge graph of initiatives, units and outcomes.

    >>> import zhiji
    >>> g = zhiji.load()                      # the graph that ships; or zhiji.load("report.html")
    >>> g
    <KnowledgeGraph of 1 report: 金华市公安局 2020>

Every name here is loaded when it is first used, so that ``import zhiji`` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs more to import than all of this; type checkers know the name
if TYPE_CHECKING:
    from zhiji.api import KnowledgeGraph, diff, load, questions, read
    from zhiji.model import ZhijiError

__version__ = "0.2.0"
__all__ = ["KnowledgeGraph", "ZhijiError", "diff", "load", "questions", "read"]

_HOMES = {"KnowledgeGraph": "zhiji.api", "load": "zhiji.api", "questions": "zhiji.api", "read": "zhiji.api"}
_HOMES["diff"] = "zhiji.api"
_HOMES["ZhijiError"] = "zhiji.model"


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'zhiji' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
