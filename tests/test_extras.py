"""The wheel in an empty environment, with no extra and with each alone: every command works, or says in one line which
extra it needs. Installs from the package index, so it is among the slow tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from zhiji.cli.parser import build_parser

ROOT = Path(__file__).parent.parent
EXTRAS: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
ALONE = ("", *sorted(set(EXTRAS) - {"dev", "docs"}))
"""No extra, and each that a user may want alone."""

COMMANDS: list[tuple[str, str]] = [
    # a command line, and the extra that it needs
    ("--version", ""),
    ("overview", ""),
    ("links --initiative 一警情三推送", ""),
    ("links report.docx", ""),
    ("links --format csv", ""),
    ("paths 一警情三推送 公安部", ""),
    ("query posts", ""),
    ("query --list", ""),
    ("series --all -g reports", ""),
    ("ledger -g reports", ""),
    ("explore -o page.html", ""),
    *((f"export {form} -o graph.{form}", "") for form in ("ttl", "trig", "nt", "nq", "jsonld", "void")),
    ("export graphml -o graph.graphml", ""),
    ("export gexf -o graph.gexf", ""),
    ("export csv -o tables", ""),
    ("export parquet -o parquet", "corpus"),
    ("export xlsx -o zj.xlsx", "xlsx"),
    ("export dta -o dta", "stata"),
    ("check", ""),
    ("check --format json", ""),
    ("check --draft report.docx -o reviewed.docx", ""),
    ("diff reports/jia-2019.txt reports/jia-2020.txt", ""),
    ("query posts --cite", ""),
    ("quote 该机制获评", ""),
    ("verify memo.md", ""),
    ("recheck reports/jia-2019.txt -g reports/jia-2019.txt", ""),
    ("build reports -o graphs", ""),
    ("build reports --corpus corpus", "corpus"),
    ("merge corpus --corpus merged", "corpus"),
    ("export ro-crate -g held -o crate --published 2021-03-01", "corpus"),
    *((f"{line} -g held", "corpus") for line in ("links", "query posts", "series --all", "ledger", "check")),
    ("extract reports/jia-2019.txt -o facts.jsonl", ""),
    ("evaluate reports/jia-2019.facts.jsonl reports/jia-2019.facts.jsonl", ""),
    ("teach reports -o our.reader", ""),
    ("propose reports/yi-2020.txt --requests requests.jsonl", ""),
    ("review reports/jia-2020.txt -o review.html", ""),
    ("complete bash", ""),
    ("serve --port 99999", "serve"),
    ("mcp", "mcp"),
]
BRING = {"serve": ("mcp",)}
"""Extras that bring all that another has."""
PYTHON = {
    "import zhiji; zhiji.load().links().to_pandas()": ("frames", "stata"),  # Stata's brings pandas too
    "import zhiji; zhiji.load().links().to_polars()": ("frames",),
}


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    quiet = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**quiet, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that somebody else built: what opens it says what it needs."""
    folder = tmp_path_factory.mktemp("held") / "corpus"
    made = run(
        sys.executable, "-m", "zhiji", "build", ROOT / "tests" / "invented", "--corpus", folder, cwd=folder.parent
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.slow
def test_every_command_is_tried() -> None:
    commands = next(a.choices for a in build_parser()._actions if a.choices)
    assert commands
    assert set(commands) <= {line.partition(" ")[0] for line, _ in COMMANDS}


@pytest.mark.slow
@pytest.mark.parametrize("extra", ALONE)
def test_every_command_works_or_says_which_extra_it_needs(extra: str, wheel: Path, held: Path, tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    assert run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path).returncode == 0
    made = run(python, "-m", "pip", "install", "-q", f"{wheel}[{extra}]" if extra else wheel, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    shutil.copytree(ROOT / "tests" / "invented", tmp_path / "reports")
    shutil.copytree(held, tmp_path / "held", symlinks=True)
    _make_word_file(tmp_path / "report.docx", (tmp_path / "reports" / "jia-2019.txt").read_text(encoding="utf-8"))
    (tmp_path / "memo.md").write_text("2020年，纠纷化解率从95.2%上升至98.6%。\n", encoding="utf-8")
    assert [line for line, needed in COMMANDS if not _holds(tmp_path, line, needed, extra)] == []
    for code, extras in PYTHON.items():
        done = run(python, "-c", code, cwd=tmp_path)
        assert (done.returncode == 0) == (extra in extras), (code, done.stderr)
        assert extra in extras or "pip install 'zhiji[frames]'" in done.stderr


def _holds(folder: Path, line: str, needed: str, extra: str) -> bool:
    done = run(folder / "venv" / "bin" / "zhiji", *line.split(" "), cwd=folder)
    told = done.stderr.strip().splitlines()
    works = done.returncode in (0, 1) and "Traceback" not in done.stderr
    if needed and extra not in (needed, *BRING.get(needed, ())):
        said = done.returncode == 2 and len(told) == 1 and f"zhiji[{needed}]" in told[0]
        return said or print(line, done.returncode, done.stderr) is not None
    if line.startswith("serve"):  # which stays where it is; here it gets as far as its port
        return told[-1:] == ["zhiji: --port 99999: there is none of that number; take one from 1 to 65535"]
    return works or print(line, done.returncode, done.stderr) is not None


def _make_word_file(file: Path, text: str) -> None:
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(file))
