"""Shards of a corpus, built apart, joined: nothing is read again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhiji.building.addressing import address
from zhiji.building.corpora import Result, publish, result_of
from zhiji.building.options import Options
from zhiji.corpus.committing import settle, standing_record
from zhiji.corpus.folder import Folder, is_corpus, standing_state
from zhiji.corpus.pieces import FILES, NAMES, format_names, write_piece
from zhiji.corpus.record import Entry, Failure
from zhiji.corpus.revision import revise
from zhiji.corpus.wholeness import check_whole
from zhiji.model import ZhijiError
from zhiji.writing import make_folder, write_whole


def merge_corpora(root: Path, shards: Sequence[Path], *, store: bool = True, jobs: int = 1) -> Result:
    """Adds what stands in each of ``shards`` to the corpus at ``root``; what failed in them is listed there too.
    ZhijiError where a shard is no corpus, or is the corpus itself."""
    for shard in shards:
        if not is_corpus(shard) or Folder(shard).current is None:
            raise ZhijiError(f"{shard}: no corpus stands here; build it with zhiji build --shard I/N --corpus {shard}")
        check_whole(shard, standing_state(shard)[0])
        if shard.resolve() == root.resolve():
            raise ZhijiError(f"{shard} is the corpus itself; name the shards that are to be added to it")
    root.mkdir(parents=True, exist_ok=True)
    folder = Folder(root)
    with folder.lock():
        folder.prepare()
        settle(folder)
        before = standing_record(folder)
        made, standing, failed = _gathered(folder, shards)
        bare = revise(before, made, standing=standing, failed=failed, has_store=store)
        revision, _ = address(folder, bare, _addresses_in(shards), None)
        publish(folder, revision, Options(store=store, jobs=jobs))
        _carry_answers(folder, shards)
        settle(folder)
        folder.clear_made()
    return result_of(bare, revision, failed.values())


def _addresses_in(shards: Sequence[Path]) -> dict[str, str]:
    """Where the shards' reports were published, by source."""
    entries = [entry for shard in shards for entry in standing_record(Folder(shard)).reports.values()]
    return {source: entry.address for entry in entries if entry.address for source in entry.sources}


def _carry_answers(folder: Folder, shards: Sequence[Path]) -> None:
    """What a language model answered about the shards' reports, so that nothing is asked again; what is kept stays."""
    for shard in shards:
        for file in sorted(Folder(shard).answers.glob("*.json")):
            kept = folder.answers / file.name
            if not kept.exists():
                make_folder(folder.answers)
                write_whole(kept, file.read_bytes())


def _gathered(folder: Folder, shards: Sequence[Path]) -> tuple[list[Entry], dict[str, str], dict[str, Failure]]:
    """What the shards hold that does not stand yet, as pieces; which of their sources stand; and what failed."""
    known = standing_record(folder).by_made_from()
    made: list[Entry] = []
    standing: dict[str, str] = {}
    failed: dict[str, Failure] = {}
    for shard in shards:
        record = standing_record(Folder(shard))
        failed |= record.failures
        for entry in record.reports.values():
            if entry.made_from in known:
                standing |= dict.fromkeys(entry.sources, known[entry.made_from].name)
                continue
            files = {ending: (shard / "reports" / f"{entry.name}{ending}").read_bytes() for ending in FILES}
            files[NAMES] = format_names(files[".ttl"])
            write_piece(folder, entry, files)
            made.append(entry)
    return made, standing, failed
