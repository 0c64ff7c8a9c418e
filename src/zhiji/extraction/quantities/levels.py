"""Result level, polarity and indicator: what kind of result a quantity is, which way is good, and its joining name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from zhiji.extraction.quantities.cues import WORDS
from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon
from zhiji.model import ResultLevel, Role

_RATES = ("%", "％", "ratio")
_MEMBERS = Terms(WORDS, "member")
_PARTS = Terms(WORDS, "part")
_TIMES = Terms(WORDS, "time-unit")
_NEAR = 12
_CASES = Terms(WORDS, "case-unit")
_PEOPLE = Terms(WORDS, "people-unit")
_VISITS = Terms(WORDS, "visit-unit")
_TOWARD = Pattern(WORDS, "{toward}{whom}?[^，,；;。{=toward}]{0,16}$")
_THROUGH = Pattern(WORDS, "{through}[^，,。]{1,14}{handled}")
_QUOTED = re.compile(r"“[^”]*”")
_STANDS = Terms(WORDS, "stands-as")
_STAFF = Pattern(WORDS, "{staff}")


_LEVELS = "result_levels"
_PLACES = ("head", "subject", "spent", "nature", "coverage", "object", "verb", "after")
"""Where a cue may stand that speaks for a level."""
_NEAREST_END = {place: Pattern(_LEVELS, f"{{<{place}}}") for place in _PLACES}
"""The cues of each place, over words that are turned round."""
_SOONER, _HONOUR = Pattern(_LEVELS, "{sooner}"), Pattern(_LEVELS, "{honour}")
_FRAME, _SERVING, _FINDING = Terms(_LEVELS, "frame"), Terms(_LEVELS, "serving"), Terms(_LEVELS, "finding")
_DESCRIBED = Terms(_LEVELS, "described")


@dataclass(frozen=True, slots=True)
class _Levels:
    """The level that each cue speaks for, by its place; verbs of what a body itself does, and of what it makes."""

    of: dict[str, dict[str, ResultLevel]]
    acts: tuple[str, ...]
    acts_done: tuple[str, ...]
    makes: tuple[str, ...]


def best_level(
    subject: str, unit: str, role: Role, clause: str, after: str = "", *, listed: ResultLevel | None = None
) -> ResultLevel:
    """effect, output, activity or scope. ``clause`` is what stands before the number, where the verb is (抽检, 挽回);
    ``after`` what follows it in its clause (对3个部门[进行了约谈]); ``listed`` the level of the number before it in a
    list, whose verb it shares (建成2条大道、8个街区).

    The subject decides first where it is a result in itself (率, 亡人数, 税收), then what was won (入选), then what was
    done (查处, 抽检), then what kind of thing is counted; a count with no verb says how far something reaches."""
    head = _best("head", subject)
    if role == "change":
        return _of_change(subject, unit, head)
    if unit in _RATES or role == "share":
        return _of_rate(subject, clause)
    if unit in _TIMES and _SOONER.search(clause):
        return "effect"
    if clause.endswith(_FRAME.all) or (role == "level" and is_described(subject)):
        return "scope"
    if _is_won(subject, clause, after):
        return "effect"
    if head == "effect" or (head != "activity" and _is_of_economy(subject, clause)):
        return "effect"
    if _levels().of["unit"].get(unit) == "scope":
        return "scope"
    return _treated(subject, unit, clause, after) or _counted(subject, unit, head, clause, listed)


def is_described(subject: str) -> bool:
    """总人口, 耕地面积, 在册人员, 距县城: what a place or a body is like, and nothing that was done."""
    return subject.endswith(_DESCRIBED.all) or subject.startswith(_STANDS.all)


def _of_change(subject: str, unit: str, head: ResultLevel | None) -> ResultLevel:
    """A rise or fall is a result; but 增加床位6500个 was delivered, and 低保标准提高8% is money spent."""
    if head == "activity" and "投" not in subject:
        return "activity"
    if unit in (*_MEMBERS.all, *_PARTS.all) and head != "effect" and _best("subject", subject) != "effect":
        return "output"
    return _best("spent", subject) or "effect"


def _of_rate(subject: str, clause: str) -> ResultLevel:
    """A rate is a result; that of coverage says how far something reaches, but for the cover of nature; a share of
    public money is money spent."""
    if _best("nature", subject):
        return "effect"
    if _best("coverage", subject) or "覆盖" in clause:
        return "scope"
    return _best("spent", subject) or "effect"


def _is_of_economy(subject: str, clause: str) -> bool:
    """经营主体 are a result where they came, not where they are served: 服务3621家经营主体."""
    if _best("subject", subject) != "effect":
        return False
    told = _without_last(clause, subject) if subject in clause else clause
    served = told.endswith(_SERVING.all) or subject.startswith(_SERVING.all)
    return not served and not _TOWARD.search(told)


def _is_won(subject: str, clause: str, after: str) -> bool:
    """获国家科学技术奖9项, 6个遗址入选…: what others awarded."""
    at = clause.rfind(subject) if subject else -1
    near = clause[max(0, at - _NEAR) :] if at >= 0 else clause[-_NEAR:]
    return any(_HONOUR.search(words) for words in (subject, near, after[: 2 * _NEAR]))


def _treated(subject: str, unit: str, clause: str, after: str) -> ResultLevel | None:
    """What the words behind the number say was done to those it counts, or what they did or came to."""
    if not after or unit not in (*_MEMBERS.all, *_PEOPLE.all, *_PARTS.all, "户"):
        return None
    if unit in _PEOPLE and "参加" in after:
        return "activity"
    if subject in clause:
        return None
    told = after.replace(subject, "", 1)
    became = _best("after", told) or ("output" if _THROUGH.search(told) else None)
    toward = _TOWARD.search(clause)
    if toward and toward.group()[0] == "使" and became:
        return "effect"
    if toward or (performed := told.find("进行")) >= 0:
        return _best("verb", told if toward else told[performed:]) or became
    return None if told.startswith("的") else became


def _counted(
    subject: str,
    unit: str,
    head: ResultLevel | None,
    clause: str,
    listed: ResultLevel | None,
) -> ResultLevel:
    """By the verb before the number and the kind of thing that is counted."""
    object_ = _best("object", subject)
    if object_ and head not in ("activity", "scope"):
        return object_
    if subject in clause and (begun := _begun(subject, unit)):
        return begun
    if subject not in clause and unit in _MEMBERS and _ends_with_own_act(clause):
        return "activity"
    if head == "scope" and (unit in (*_MEMBERS.all, *_PARTS.all) or subject.endswith("措施")):
        told = _best("verb", _without_last(clause, subject))
        return told or listed or ("output" if subject.startswith(_levels().makes) else "scope")
    if head == "activity" and unit.endswith("元") and "完成" in clause:
        return "output"
    if head == "activity" and unit in _PEOPLE:
        return "activity"
    if unit in _PEOPLE and subject.endswith(("队伍", "团队")):
        return "scope"
    if unit in _PARTS and (clause.endswith("实现") or _QUOTED.fullmatch(subject)):
        return "output"
    done = _best("verb", clause) or _best("verb", subject)
    if unit in _VISITS:
        return done or "activity"
    if head == "scope" and unit in _CASES:
        return done or "output"
    own = None if head == "scope" else head
    told = _best("subject", subject)
    said = None if told == "effect" else told  # what came, not what is served
    return _levels().of["unit"].get(unit) or own or done or listed or head or said or _unsaid(unit)


def _unsaid(unit: str) -> ResultLevel:
    return "scope" if unit in _MEMBERS else "output"


def _without_last(clause: str, subject: str) -> str:
    return "".join(clause.rpartition(subject)[::2])


def _best(where: str, text: str) -> ResultLevel | None:
    """Of the cues of one place that the text holds, the level of the one nearest its end, the longest first; a head
    stands at the very end."""
    cues, turned = _NEAREST_END[where], text[::-1]
    match = cues.match(turned) if where == "head" else cues.search(turned)
    return _levels().of[where][match[0][::-1]] if match else None


def _begun(subject: str, unit: str) -> ResultLevel | None:
    """检查加油站56家: what the body itself did, whatever it was done to; 培训经营主体300家次 served others."""
    if subject.startswith("培训") and unit in (*_PEOPLE.all, *_VISITS.all) and not _STAFF.search(subject):
        return "output"
    if unit in (*_CASES.all, *_PEOPLE.all, "户") and subject.startswith(_FINDING.all):
        return "output"
    return "activity" if subject.startswith(_levels().acts) else None


def _ends_with_own_act(clause: str) -> bool:
    """走进10所学校: the verb right before the number."""
    return clause.endswith(_levels().acts_done)


def indicator_of(subject: str) -> str:
    """The name that joins the same measure across places: the subject's words without quotes, marks and white space."""
    return "".join(c for c in subject if not c.isspace() and c not in "“”‘’\"'")


@per_lexicon
def _levels() -> _Levels:
    of: dict[str, dict[str, ResultLevel]] = {place: {} for place in (*_PLACES, "unit")}
    for row in load_table(_LEVELS):
        of.setdefault(row.kind, {}).setdefault(row.term, cast("ResultLevel", row["level"]))
    acts, makes = (tuple(t for t, level in of["verb"].items() if level == told) for told in ("activity", "output"))
    return _Levels(of, acts, acts + tuple(f"{term}了" for term in acts), makes)
