"""What ``import zhiji`` offers: open graphs and reports, and ask them.

>>> import zhiji
>>> g = zhiji.load()
>>> for row in g.links(initiative="一警情三推送", basis="explicit"):
...     print(row.basis, row.outcome.label, [cue.quote for cue in row.link.cue])
explicit 2020全国政法智能化建设10大创新案例 ['该机制获评']
explicit 公安部2020年度改革创新案例 ['该机制获评']

Rooms by what they offer: ``opened`` graphs are asked by ``linking``, ``questioning`` and ``holding`` and taken
elsewhere by ``carrying``; ``graph`` is all of it in one value, which ``opening`` makes and of which ``beside`` puts two
together. Each name is loaded when it is first asked for, and what it needs when it is called.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.api.beside import check_draft, comment_on, diff
    from zhiji.api.carrying import NETWORK_FORMS
    from zhiji.api.graph import KnowledgeGraph
    from zhiji.api.opening import load, read, read_words
    from zhiji.api.questioning import question_named, questions
    from zhiji.model.errors import ZhijiError
    from zhiji.resources import ontology_folder

_HOMES = {
    "zhiji.api.beside": "check_draft comment_on diff",
    "zhiji.api.carrying": "NETWORK_FORMS",
    "zhiji.api.graph": "KnowledgeGraph",
    "zhiji.api.opening": "load read read_words",
    "zhiji.api.questioning": "question_named questions",
    "zhiji.model.errors": "ZhijiError",
    "zhiji.resources": "ontology_folder",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "NETWORK_FORMS",
    "KnowledgeGraph",
    "ZhijiError",
    "check_draft",
    "comment_on",
    "diff",
    "load",
    "ontology_folder",
    "question_named",
    "questions",
    "read",
    "read_words",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
