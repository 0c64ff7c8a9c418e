"""Requests and answers as files of lines, in the form that batch services take and give back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from zhiji.model import ZhijiError
from zhiji.proposing.answers import Answer
from zhiji.proposing.instructions import load_schema
from zhiji.proposing.requests import Request

URL = "/v1/chat/completions"


def request_body(request: Request, model: str | None, *, schema: bool = True) -> dict[str, Any]:
    """What is sent for one request; ``schema`` asks for an answer in JSON of the form that is read."""
    messages = [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}]
    body: dict[str, Any] = {"model": model} if model else {}
    body |= {"messages": messages, "temperature": 0}
    if schema:
        form = {"name": "facts", "strict": False, "schema": load_schema()}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    return body


def tokens_of(request: Request) -> int:
    """About how many tokens a request is: one for a Chinese character, one for four others."""
    words = request.system + request.user
    chinese = sum("一" <= sign <= "鿿" for sign in words)
    return chinese + (len(words) - chinese) // 4


def format_batch(requests: Iterable[Request], model: str | None = None, *, schema: bool = True) -> Iterator[str]:
    """A line a request, without line ends: custom_id, method, url, body."""
    for request in requests:
        body = request_body(request, model, schema=schema)
        row = {"custom_id": request.custom_id, "method": "POST", "url": URL, "body": body}
        yield json.dumps(row, ensure_ascii=False)


def parse_batch(lines: Iterable[str], name: str = "answers", model: str = "unknown") -> Iterator[Answer | str]:
    """The answers of a batch in the order of the file; the custom_id alone of a request that got none. ``model`` is the
    name where an answer does not say which model gave it. ZhijiError at a line that is no line of a batch."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise ZhijiError(f"{where}: not JSON; give the file that the batch service wrote") from None
        custom_id = row.get("custom_id") if isinstance(row, dict) else None
        if not isinstance(custom_id, str):
            raise ZhijiError(f"{where}: no custom_id; give the file that the batch service wrote")
        body = row.get("response")
        answer = answer_of(custom_id, body.get("body") if isinstance(body, dict) else None, model)
        yield answer or custom_id


def answer_of(custom_id: str, body: Any, model: str) -> Answer | None:
    """The answer in the body of a response; None where it holds none."""
    try:
        content = body["choices"][0]["message"]["content"]
    except (TypeError, KeyError, IndexError):
        return None
    if not isinstance(content, str):
        return None
    usage = body.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else 0
    said = body.get("model")
    return Answer(
        custom_id=custom_id,
        model=said[:100] if isinstance(said, str) and said.strip() else model,
        content=content,
        tokens=tokens if isinstance(tokens, int) and not isinstance(tokens, bool) and tokens > 0 else 0,
    )
