"""What a model is told: the guidelines in short, in a file that a person can read and replace, and the form of an
answer."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any


@cache
def load_instructions() -> str:
    """The instructions that ship: ``instructions.md`` beside this file."""
    return (files("zhiji.proposing") / "instructions.md").read_text(encoding="utf-8")


@cache
def load_schema() -> dict[str, Any]:
    """The JSON schema of an answer: ``answer.schema.json`` beside this file."""
    schema: dict[str, Any] = json.loads((files("zhiji.proposing") / "answer.schema.json").read_text(encoding="utf-8"))
    return schema


def prompt_hash(instructions: str) -> str:
    """The hash by which facts name the instructions that a model was given."""
    return sha256(instructions.encode()).hexdigest()[:16]
