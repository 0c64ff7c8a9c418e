"""Where everything of a corpus lies, and how a new state takes the place of the old one in one step.

CORPUS/reports/             the graph, facts and text of every report
CORPUS/tables, store, corpus.json   links into the state that stands
CORPUS/answers/             what a language model answered about its reports, by the hash of the question
CORPUS/.state               a link to that state: renaming it is the one step that publishes
CORPUS/.states/N/           a state: never changed once it stands; gone when no reader holds it and another stands
CORPUS/.made/, .asked/        what has been made and not yet published
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhiji.corpus.locks import Lock, held_elsewhere
from zhiji.model import ZhijiError

PUBLISHED = ("tables", "store", "corpus.json")
"""What of a state is seen at the top of the folder; its kept answers and its network are for the commands alone."""


@dataclass(frozen=True)
class Folder:
    """The folder of one corpus."""

    root: Path

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def answers(self) -> Path:
        return self.root / "answers"

    @property
    def made(self) -> Path:
        return self.root / ".made"

    @property
    def states(self) -> Path:
        return self.root / ".states"

    @property
    def asked(self) -> Path:
        """What has been asked of the reports of an issuer and not yet been published."""
        return self.root / ".asked"

    @property
    def current(self) -> Path | None:
        """The folder of the state that stands, None before the first."""
        link = self.root / ".state"
        return self.root / link.readlink() if link.is_symlink() else None

    def lock(self) -> Lock:
        """The right to write, for one process at a time; ZhijiError where another has it."""
        return Lock(self.root / ".lock", f"{self.root}: another zhiji is building this corpus; wait until it is done")

    def prepare(self) -> None:
        """Makes the folder, and sweeps out what a killed process left; only who holds the lock may call."""
        for folder in (self.root, self.reports, self.made, self.asked, self.states):
            folder.mkdir(parents=True, exist_ok=True)
        for place in (
            *self.made.glob(".*"),
            *self.asked.glob(".*"),
            *self.root.glob(".state-*"),
            *self.reports.glob(".*"),
        ):
            remove(place)
        self.sweep()

    def clear_made(self) -> None:
        """Takes away what has been made and did not come to stand."""
        for place in (*self.made.iterdir(), *self.asked.iterdir()):
            remove(place)

    def sweep(self) -> None:
        """Takes away the states that no longer stand and that nobody reads."""
        for state in self._others():
            if not held_elsewhere(state / ".held"):
                remove(state)

    def _others(self) -> Iterator[Path]:
        standing = self.current
        return (state for state in self.states.iterdir() if standing is None or state.name != standing.name)

    def new_state(self) -> Path:
        """An empty folder for the next state."""
        taken = [int(state.name) for state in self.states.iterdir() if state.name.isdecimal()]
        state = self.states / str(max(taken, default=0) + 1)
        state.mkdir()
        (state / ".held").touch()
        return state

    def publish(self, state: Path) -> None:
        """From here on ``state`` is what everybody sees."""
        beside = self.root / f".state-{state.name}"
        beside.symlink_to(Path(".states") / state.name)
        beside.replace(self.root / ".state")
        for name in PUBLISHED:
            link = self.root / name
            if (state / name).exists() != link.is_symlink():
                link.unlink() if link.is_symlink() else link.symlink_to(Path(".state") / name)
        self.sweep()


def is_corpus(place: Path) -> bool:
    """Is there a corpus at ``place``? True too where its first build has not come to its end."""
    return (place / ".states").is_dir()


def standing_state(root: Path) -> tuple[Path, Lock]:
    """The state of the corpus at ``root`` that stands now, and the lock by which this process holds it while it reads:
    a build that goes on meanwhile leaves it there. ZhijiError where none has been built."""
    for _ in range(10):
        state = Folder(root).current
        if state is None:
            break
        try:
            return state, Lock(state / ".held", f"{root}: is being swept; ask again", shared=True)
        except (FileNotFoundError, ZhijiError):  # another state has taken its place just now
            continue
    raise ZhijiError(f"{root}: nothing stands in this corpus yet; let zhiji build --corpus {root} come to its end")


def remove(place: Path) -> None:
    """Takes a file or a folder away."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def link_or_copy(source: Path, target: Path) -> None:
    """The same bytes under another name, without copying them where the file system lets two names share them."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
