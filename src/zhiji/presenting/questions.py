"""What a named question is asked with, said beside its answer."""

from __future__ import annotations

from collections.abc import Mapping

from zhiji.presenting.words import say

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang


def notes_on(words: Mapping[str, str], lang: Lang, *, cut: int | None = None, found: bool = True) -> tuple[str, ...]:
    """What stands below an answer: that there is nothing or more, and the words it was asked with.

    >>> notes_on({"name": "案件"}, "en")
    ('Asked with name=案件; ask about others with --set name=WORDS.',)
    """
    notes = [say("cut", lang, n=cut)] if cut else []
    notes += [] if found else [say("no-rows", lang)]
    if words:
        asked, others = (" ".join(f"{name}={held}" for name, held in kind) for kind in (words.items(), _blank(words)))
        notes.append(say("asked-with", lang, words=asked, others=others))
    return tuple(notes)


def _blank(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(f"--set {name}", "WORDS") for name in words]
