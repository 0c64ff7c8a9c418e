"""Evaluation: facts held against facts of the same text: precision, recall, F, and each miss with its sentence."""

from __future__ import annotations

from zhiji.evaluation.scoring import Miss, Pair, Row, Score, score

__all__ = ["Miss", "Pair", "Row", "Score", "score"]
