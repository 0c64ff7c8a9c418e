"""What may be written, how, and what is left of it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from zhiji import writing
from zhiji.model import ZhijiError
from zhiji.writing import keep_from, make_folder, whole_folder, write_whole


@pytest.fixture(autouse=True)
def unswept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is a process of its own as far as sweeping goes."""
    monkeypatch.setattr(writing, "_swept", set())


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_a_new_file_is_whole_with_the_usual_rights(tmp_path: Path) -> None:
    write_whole(tmp_path / "x", b"one")
    mask = os.umask(0)
    os.umask(mask)
    assert ((tmp_path / "x").read_bytes(), mode(tmp_path / "x")) == (b"one", 0o666 & ~mask)
    assert names(tmp_path) == ["x"]


def test_the_mode_stays(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(file, b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", 0o640)


LINKS: list[tuple[str, Callable[[Path], None]]] = [
    ("to a file beside it", lambda link: link.symlink_to("real")),
    ("to a file by its whole name", lambda link: link.symlink_to(link.parent / "real")),
    ("to a link", lambda link: (link.parent / "second").symlink_to("real") or link.symlink_to("second")),
    ("another name of the same file", lambda link: link.hardlink_to(link.parent / "real")),
]


@pytest.mark.parametrize("make", [row[1] for row in LINKS], ids=[row[0] for row in LINKS])
def test_links_are_written_through(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    make(link)
    was = link.is_symlink()
    write_whole(link, b"new")
    assert ((tmp_path / "real").read_bytes(), link.is_symlink()) == (b"new", was)
    assert link.samefile(tmp_path / "real")


def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("new")
    write_whole(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new").read_bytes() == b"x"


def test_a_pipe_stays_a_pipe_and_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"through")
    reader.join()
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    (tmp_path / "null").symlink_to(os.devnull)
    for place in (Path(os.devnull), tmp_path / "null"):
        write_whole(place, b"away")
        assert stat.S_ISCHR(place.stat().st_mode)
    assert names(tmp_path) == ["null"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_what_the_shell_opened_is_added_to(tmp_path: Path, name: str) -> None:
    """>> log must not lose the log, and the log must stay the file that the shell holds open."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    before = log.stat().st_ino
    code = f"from pathlib import Path; from zhiji.writing import write_whole; write_whole(Path({name!r}), b'after\\n')"
    with log.open("ab") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (log.read_bytes(), log.stat().st_ino) == (b"before\nafter\n", before)


def read_only(folder: Path) -> Path:
    (folder / "kept").write_bytes(b"old")
    (folder / "kept").chmod(0o444)  # root could write it
    return folder / "kept"


def read_only_behind_a_link(folder: Path) -> Path:
    read_only(folder)
    (folder / "link").symlink_to("kept")
    return folder / "link"


def a_file_for_a_folder(folder: Path) -> Path:
    (folder / "kept").write_bytes(b"old")
    return folder / "kept" / "x"


def a_circle(folder: Path) -> Path:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    return folder / "a"


def a_folder(folder: Path) -> Path:
    (folder / "in").mkdir()
    return folder / "in"


REFUSED: list[tuple[Callable[[Path], Path], str]] = [
    (read_only, "read-only"),
    (read_only_behind_a_link, "read-only"),
    (a_file_for_a_folder, "Not a directory"),
    (a_circle, "symbolic links"),
    (a_folder, "folder"),
    (lambda folder: folder / "new" / "x", "there is no folder"),  # only a folder that -o names is made
    (lambda folder: folder / ("x" * 300), "too long"),
]


@pytest.mark.parametrize(("place", "why"), REFUSED)
def test_what_may_not_be_written_is_named_and_stays(tmp_path: Path, place: Callable[[Path], Path], why: str) -> None:
    file = place(tmp_path)
    before = names(tmp_path)
    with pytest.raises(ZhijiError, match="cannot be written") as refused:
        write_whole(file, b"new")
    assert str(refused.value).startswith(f"{file}: ")
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert names(tmp_path) == before
    assert "kept" not in before or (tmp_path / "kept").read_bytes() == b"old"


def test_an_interrupted_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"old")

    def interrupt(_file: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new")
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("x", b"old")]


ENDED = """
import os, signal, sys
from pathlib import Path
from zhiji.writing import write_whole
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have it ignored, as nohup does
os.fsync = lambda _file: os.kill(os.getpid(), int(sys.argv[1]))  # written, and not yet called by its name
write_whole(Path("x"), b"new")
"""


@pytest.mark.parametrize(
    ("number", "left"),
    [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGKILL, 1)],
    ids=["asked to end", "its terminal is gone", "killed outright: nothing can be done before the next run"],
)
def test_a_write_that_is_ended_leaves_the_old_file_and_no_litter_after_the_next(
    tmp_path: Path, number: signal.Signals, left: int
) -> None:
    (tmp_path / "x").write_bytes(b"old")
    child = subprocess.run([sys.executable, "-c", ENDED, str(int(number))], cwd=tmp_path, check=False)
    assert child.returncode == -number
    assert (tmp_path / "x").read_bytes() == b"old"
    assert len(names(tmp_path)) == 1 + left
    write_whole(tmp_path / "other", b"")
    assert names(tmp_path) == ["other", "x"]


def test_only_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    left = {
        ".jia.ttl.zhiji-ab12cd_9": b"half",
        ".jia.ttl.k2_0ab9z": b"# zhiji report <https://w3id.org/zhiji/id/report-1>\n",  # as 0.1.0 named them
        ".yi.ttl.k2_0ab9z": b"",
    }
    kept = {
        "jia.ttl": b"",
        ".jia.ttl.original": b"somebody's own",  # eight letters too, and none of ours
        ".jia.ttl.swp": b"",
        "jia.ttl.zhiji-ab12cd_9": b"",
    }
    for name, data in (left | kept).items():
        (tmp_path / name).write_bytes(data)
    make_folder(tmp_path)
    assert names(tmp_path) == sorted(kept)


def test_what_another_process_is_writing_is_not_swept(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from zhiji.writing import _begin; _begin(Path('x')); print(); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        child.stdout.readline()
        make_folder(tmp_path)
        assert len(names(tmp_path)) == 1
        child.kill()
    writing._swept.clear()
    make_folder(tmp_path)
    assert names(tmp_path) == []


def test_a_folder_that_is_named_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ZhijiError, match=r"file: no folder here .*; choose another place"):
        make_folder(tmp_path / "file")


def test_the_files_of_a_folder_come_together(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b"
    for data in (b"one", b"two"):
        with whole_folder(place) as folder:
            write_whole(make_folder(folder / "in") / "x", data)
            write_whole(folder / "y", data)
            assert not place.exists() or (place / "y").read_bytes() == b"one"
        assert names(tmp_path) == ["a"]
        assert names(place) == ["in", "y"]
        assert (place / "in" / "x").read_bytes() == data
        assert stat.S_IMODE(place.stat().st_mode) == stat.S_IMODE((tmp_path / "a").stat().st_mode)


def write_and(place: Path, files: Iterable[str], error: int = 0) -> None:
    """Writes the files into a folder, and then fails where an error is given."""
    with whole_folder(place) as folder:
        for name in files:
            write_whole(folder / name, b"new")
        if error:
            raise OSError(error, os.strerror(error))


@pytest.mark.parametrize("there", [False, True])
def test_of_a_folder_that_fails_nothing_is_written(there: bool, tmp_path: Path) -> None:
    place = tmp_path / "out"
    if there:
        place.mkdir()
        (place / "y").write_bytes(b"old")
    before = names(tmp_path), [file.read_bytes() for file in tmp_path.glob("out/*")]
    with pytest.raises(OSError, match="No space"):
        write_and(place, ("x", "y"), errno.ENOSPC)
    assert (names(tmp_path), [file.read_bytes() for file in tmp_path.glob("out/*")]) == before
    with pytest.raises(ZhijiError) as refused:
        write_and(place, ("no/x",))
    assert str(place / "no") in str(refused.value)
    assert ".zhiji-" not in str(refused.value)


def test_of_a_folder_one_file_that_may_not_be_written_keeps_all(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    (tmp_path / "b").chmod(0o444)
    with pytest.raises(ZhijiError, match="read-only"):
        write_and(tmp_path, "abc")
    assert names(tmp_path) == ["b"]


def test_a_folder_that_is_being_written_is_not_swept_and_what_a_killed_run_left_is(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out") as folder:
        write_whole(folder / "x", b"new")
        make_folder(tmp_path)
        assert (folder / "x").is_file()
    left = tmp_path / ".out.zhiji-ab12cd_9"
    left.mkdir()
    (left / "x").write_bytes(b"half")
    make_folder(tmp_path)
    assert names(tmp_path) == ["out"]


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_bytes(b"x")
    (tmp_path / "link").symlink_to("report.html")
    for place in (report, tmp_path / "link"):
        with pytest.raises(ZhijiError, match="is what is read here"):
            keep_from(place, ["https://x.example/", report])
    keep_from(tmp_path / "page.html", [report, "-"])
