"""The files that pages ask for: ours and the vendored ones, read once, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import KINDS
from zhiji.serving.sparql.negotiation import is_held

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    kind: str
    mark: str


def load_files() -> Mapping[str, _File]:
    """Every file by its name."""
    held = {}
    for folder in ("assets", "vendored"):
        for file in (files("zhiji.serving") / folder).iterdir():
            ending = "." + file.name.rpartition(".")[2]
            if ending in _TYPES:
                body = (_kind_rules() if file.name == "site.css" else b"") + file.read_bytes()
                held[file.name] = _File(body, _TYPES[ending], f'"{sha256(body).hexdigest()[:16]}"')
    return held


def _kind_rules() -> bytes:
    """The style of each kind of thing: the colour of its family, and a broken line under a warning."""
    dashed = {"warning": " --line: dashed;"}
    rules = (f".k-{k.name} {{ --tint: var(--{k.family});{dashed.get(k.family, '')} }}\n" for k in KINDS)
    return "".join(rules).encode("utf-8")


def static(held: Mapping[str, _File], request: Request) -> Response:
    """The file of that name: a name is looked up, never a path."""
    file = held.get(str(request.path_params["name"]))
    if file is None:
        return Response("no such file\n", 404, media_type="text/plain")
    headers = {"ETag": file.mark, "Cache-Control": "no-cache"}
    if is_held(request, file.mark):
        return Response(status_code=304, headers=headers)
    return Response(file.body, media_type=file.kind, headers=headers)
