"""The words that a question asks about where none are set: what stands in a corpus most, found once and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from zhiji import resources
from zhiji.corpus.asking import WORDS
from zhiji.store.opening import open_store
from zhiji.store.questions import load_questions

_ALWAYS = 20
"""Reports up to which the words are looked for at every build."""

_SHARE = 0.05
"""Of the reports of a larger corpus as many must have changed before they are looked for anew: it takes seconds."""


def write_words(old: Path | None, new: Path, reports: int, changed: int) -> None:
    """Keeps the words in the state ``new``, those of ``old`` while little has changed since they were found."""
    earlier = old / WORDS if old else None
    held: dict[str, Any] = (
        json.loads(earlier.read_bytes()) if earlier and earlier.is_file() else {"changed": reports, "words": {}}
    )
    since = held["changed"] + changed
    if reports <= _ALWAYS or since > _SHARE * reports or not held["words"]:
        graph = open_store(new / "store")
        asked = [question for question in load_questions(resources.ontology_folder()) if question.settings]
        held["words"] = {question.name: question.words_in(graph) for question in asked}
        since = 0
    text = json.dumps({"changed": since, "words": held["words"]}, ensure_ascii=False)
    (new / WORDS).write_text(text, encoding="utf-8")
