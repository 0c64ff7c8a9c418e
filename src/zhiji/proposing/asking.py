"""Many requests asked, several at once: pauses and new tries where the server is busy, an end where the budget is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Lock, Thread

from zhiji.model import ZhijiError
from zhiji.proposing.answers import Answer
from zhiji.proposing.batch import tokens_of
from zhiji.proposing.endpoint import BusyError, DeclinedError
from zhiji.proposing.refusals import Refusal
from zhiji.proposing.requests import Request

LONGEST_PAUSE = 60.0
LONGEST_WAIT = 600.0
"""Seconds between two tries, and seconds that a server may ask for before it is given up."""
_ANSWER = 800
"""About the tokens of an answer, set aside before it is known what it took."""
_HOPELESS = 3
"""Requests given up before any was answered, after which the others are not asked."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many requests are asked at once, how often each is tried again, and in how many tokens all has to be done."""

    parallel: int = 4
    retries: int = 6
    budget: int | None = None


@dataclass
class Asked:
    """What became of the requests: how many were answered, the tokens it took, who was given up and why, and whether
    the budget ended it."""

    answered: int = 0
    tokens: int = 0
    given_up: list[Refusal] = field(default_factory=list)
    out_of_budget: bool = False


def ask_all(
    requests: Iterable[Request],
    ask: Callable[[Request], Answer],
    keep: Callable[[Request, Answer], None],
    pace: Pace,
    *,
    each: Callable[[Asked], None] = lambda _asked: None,
    wait: Callable[[float], bool] | None = None,
) -> Asked:
    """Asks every request and gives each answer to ``keep`` as soon as it is there, so that whatever ends the run loses
    none. ``each`` is told after every one; ``wait`` pauses for so many seconds and says whether to stop. Nothing is
    held but what is under way. ZhijiError where the server answers nobody."""
    room = _Room(requests, ask, keep, pace, wait)
    workers = [Thread(target=room.work, daemon=True) for _ in range(pace.parallel)]
    for worker in workers:
        worker.start()
    try:
        for _ in _ends(room.told, len(workers)):
            each(room.asked)
    finally:
        room.stop.set()
    if room.trouble:
        raise room.trouble
    return room.asked


def _ends(told: SimpleQueue[bool], workers: int) -> Iterable[None]:
    """Once for each request that is done, until every worker has gone home."""
    while workers:
        if told.get():
            yield None
        else:
            workers -= 1


class _Room:
    """What the workers share."""

    def __init__(
        self,
        requests: Iterable[Request],
        ask: Callable[[Request], Answer],
        keep: Callable[[Request, Answer], None],
        pace: Pace,
        wait: Callable[[float], bool] | None,
    ) -> None:
        self.requests = iter(requests)
        self.ask, self.keep, self.pace = ask, keep, pace
        self.asked = Asked()
        self.told: SimpleQueue[bool] = SimpleQueue()
        self.stop = Event()
        self.wait = wait or self.stop.wait
        self.trouble: Exception | None = None
        self.lock = Lock()
        self.set_aside = 0

    def work(self) -> None:
        """Takes requests until there are none, the budget is spent, or somebody stops it."""
        try:
            while (request := self._next()) is not None:
                self._answer(request)
                self.told.put(True)
        except Exception as error:  # told to whoever waits, in whose thread it is raised
            self.trouble = self.trouble or error
            self.stop.set()
        finally:
            self.told.put(False)

    def _next(self) -> Request | None:
        with self.lock:
            if self.stop.is_set() or self.asked.out_of_budget:
                return None
            request = next(self.requests, None)
            if request is None or self.pace.budget is None:
                return request
            needed = tokens_of(request) + _ANSWER
            if self.asked.tokens + self.set_aside + needed > self.pace.budget:
                self.asked.out_of_budget = True
                return None
            self.set_aside += needed
            return request

    def _answer(self, request: Request) -> None:
        answer, said = self._tried(request)
        if answer is not None:
            self.keep(request, answer)
        with self.lock:
            if self.pace.budget is not None:
                self.set_aside -= tokens_of(request) + _ANSWER
            if answer is not None:
                self.asked.answered += 1
                self.asked.tokens += answer.tokens or tokens_of(request) + len(answer.content)
            elif not self.stop.is_set():
                self.asked.given_up.append(Refusal(request.custom_id, "answer", "not answered", said))
                if not self.asked.answered and len(self.asked.given_up) >= _HOPELESS:
                    raise ZhijiError(f"the model answers nobody: {said}; check the address, the model and the network")

    def _tried(self, request: Request) -> tuple[Answer | None, str]:
        """The answer, or None and what the server said last."""
        said = ""
        for tried in range(self.pace.retries + 1):
            try:
                return self.ask(request), ""
            except DeclinedError as declined:
                return None, str(declined)
            except BusyError as busy:
                said = str(busy)
                pause = busy.wait if busy.wait is not None else min(LONGEST_PAUSE, 2.0**tried)
            if pause > LONGEST_WAIT or tried == self.pace.retries or self.wait(pause) or self.stop.is_set():
                break
        return None, said
