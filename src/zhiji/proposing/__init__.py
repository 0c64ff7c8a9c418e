"""A language model may read, and is held to the text: requests, answers, and what counts of them."""

from __future__ import annotations

from zhiji.proposing.answers import Answer
from zhiji.proposing.batch import format_batch, parse_batch, tokens_of
from zhiji.proposing.holding import Held, hold_answers
from zhiji.proposing.instructions import load_instructions, prompt_hash
from zhiji.proposing.kept import KeptAnswers
from zhiji.proposing.merging import Merge, accepted, merged, proposals
from zhiji.proposing.policy import Policy, load_policy
from zhiji.proposing.refusals import REASONS, Reason, Refusal, as_words, count_reasons
from zhiji.proposing.requests import Request, make_requests

__all__ = [
    "REASONS",
    "Answer",
    "Held",
    "KeptAnswers",
    "Merge",
    "Policy",
    "Reason",
    "Refusal",
    "Request",
    "accepted",
    "as_words",
    "count_reasons",
    "format_batch",
    "hold_answers",
    "load_instructions",
    "load_policy",
    "make_requests",
    "merged",
    "parse_batch",
    "prompt_hash",
    "proposals",
    "tokens_of",
]
