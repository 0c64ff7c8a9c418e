"""An OpenAI-compatible endpoint, asked one request at a time. Beside the remote graphs of ``store`` the only place that
opens a network, and only where a person gave an address."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from time import time
from typing import Any
from urllib.parse import urlsplit

from zhiji.model import ZhijiError
from zhiji.proposing.answers import Answer
from zhiji.proposing.batch import answer_of, request_body
from zhiji.proposing.requests import Request

PATH = "/chat/completions"
_LARGEST = 8_000_000
"""Bytes that an answer may have."""
_ADDRESS = re.compile(r"https?://[!-~]+")
_KEY = re.compile(r"[!-~]+")
_LATER = (408, 409, 425, 429)
_LOCAL = ("localhost", "127.0.0.1", "::1")


class BusyError(Exception):
    """No answer this time; ``wait`` is how many seconds the server asks for, None where it says nothing."""

    def __init__(self, said: str, wait: float | None = None) -> None:
        super().__init__(said)
        self.wait = wait


class DeclinedError(Exception):
    """The server will not answer this request, however often it is asked."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked: ``url`` up to or with /chat/completions, ``key`` sent as a bearer token where there is
    one, ``timeout`` in seconds. ZhijiError where the address cannot be asked, or would show the key to others, or where
    the key is none."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120
    schema: bool = True

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            asked = (
                _ADDRESS.fullmatch(self.url) and parts.hostname and parts.hostname.encode("idna") and parts.port != 0
            )
        except ValueError:
            asked = False
        if not asked:
            raise ZhijiError(f"{self.url}: no address of a model; give one such as http://localhost:11434/v1")
        if self.key is not None and not _KEY.fullmatch(self.key):  # and it is nowhere printed
            raise ZhijiError(
                "ZHIJI_API_KEY is no key: blanks, line ends or letters beyond ASCII are in it; set it anew"
            )
        if self.key and parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise ZhijiError(f"{self.url}: the key would be sent for all to read; use https, or unset the key")

    def ask(self, request: Request) -> Answer:
        """The answer to ``request``. BusyError: later, perhaps; DeclinedError: never; ZhijiError: no request will be
        answered (wrong key, wrong address)."""
        body = json.dumps(request_body(request, self.model, schema=self.schema), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "zhiji"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = self.url.rstrip("/")
        address += "" if address.endswith(PATH) else PATH
        try:
            with _OPENER.open(urllib.request.Request(address, body, headers), timeout=self.timeout) as response:
                data = response.read(_LARGEST + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise self._trouble(error.code, error.headers, error.read(2000)) from None
        except (OSError, HTTPException) as error:
            raise BusyError(f"no answer ({error or type(error).__name__})") from None
        return self._answer(request, data)

    def _answer(self, request: Request, data: bytes) -> Answer:
        if len(data) > _LARGEST:
            raise DeclinedError(f"an answer of more than {_LARGEST:,} bytes")
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            raise BusyError("an answer that is not JSON, or breaks off") from None
        answer = answer_of(request.custom_id, found, self.model)
        if answer is None:
            raise BusyError(f"an answer without words ({self._said(data)})")
        return answer

    def _trouble(self, status: int, headers: Message, data: bytes) -> Exception:
        said = f"{status} {self._said(data)}".strip()
        if status in (401, 403):
            return ZhijiError(f"{self.url}: {said}; put the key into ZHIJI_API_KEY")
        if status == 404 or 300 <= status < 400:
            return ZhijiError(f"{self.url}: {said}; check the address and the name of the model")
        if status in _LATER or status >= 500:
            return BusyError(said, _wait(headers.get("Retry-After")))
        return DeclinedError(said)

    def _said(self, data: bytes) -> str:
        """What the server says, on one line, shortened, without the key where it repeats that."""
        words = " ".join(data.decode("utf-8", "replace").split())
        return (words.replace(self.key, "…") if self.key else words)[:200]


def _wait(told: str | None) -> float | None:
    """Seconds in a Retry-After: a number, or a date."""
    if told is None:
        return None
    try:
        return max(0.0, float(told) if told.strip().isdigit() else parsedate_to_datetime(told).timestamp() - time())
    except (TypeError, ValueError, OverflowError):
        return None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A model that moved is an address to correct: what is sent does not go where nobody said it may."""

    def redirect_request(self, *_given: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)
