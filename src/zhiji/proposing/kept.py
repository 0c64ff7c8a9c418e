"""Answers kept in a folder, one file a question: nothing is asked twice, and a run that broke goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from zhiji.model import ZhijiError
from zhiji.proposing.answers import Answer
from zhiji.proposing.requests import Request
from zhiji.writing import make_folder, write_whole


@dataclass(frozen=True)
class KeptAnswers:
    """The answers in ``folder``, by the hash of their question. A file is whole before it takes its name."""

    folder: Path

    def find(self, request: Request, model: str | None = None) -> Answer | None:
        """The answer that is kept for ``request``; where a ``model`` is named, only if that one was asked."""
        file = self._file(request)
        if not file.is_file():
            return None
        try:
            row = json.loads(file.read_text(encoding="utf-8"))
            answer = Answer(request.custom_id, row["model"], row["content"], row["tokens"])
            asked = row["asked"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ZhijiError(f"{file}: not an answer that was kept here; delete it and it is asked again") from None
        return answer if model is None or asked in (None, model) else None

    def keep(self, request: Request, answer: Answer, asked: str | None = None) -> None:
        """Keeps an answer; ``asked`` is the model that was named, None where an answer came in a file."""
        row = {"asked": asked, "model": answer.model, "tokens": answer.tokens, "content": answer.content}
        if not self.folder.is_dir():
            make_folder(self.folder)
        write_whole(self._file(request), json.dumps(row, ensure_ascii=False).encode("utf-8"))

    def _file(self, request: Request) -> Path:
        return self.folder / f"{request.digest[:32]}.json"
