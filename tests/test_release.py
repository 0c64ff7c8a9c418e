"""What a release says of itself is one thing everywhere, and nothing in it is out of date."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import zhiji

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    told = {
        "pyproject.toml": PROJECT["version"],
        "zhiji": zhiji.__version__,
        "codemeta.json": json.loads(read("codemeta.json"))["version"],
        "CITATION.cff": re.findall(r"^version: (\S+)$", read("CITATION.cff"), re.MULTILINE)[0],
        "CHANGELOG.md": re.findall(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE),
    }
    version = told["pyproject.toml"]
    assert version in told.pop("CHANGELOG.md")
    assert set(told.values()) == {version}


def test_the_ontology_s_version_is_one() -> None:
    text = read("ontology/zhiji.ttl")
    [version] = re.findall(r'owl:versionInfo "([\d.]+)"', text)
    assert f"ontology/{version}> ;" in text
    assert f"version {version}," in text
    assert f"{version} 版" in text


def test_who_cites_it_finds_the_same_words() -> None:
    assert PROJECT["description"].partition(": ")[2] in read("CITATION.cff")
    assert json.loads(read("codemeta.json"))["license"].endswith(PROJECT["license"])
    assert f"license: {PROJECT['license']}" in read("CITATION.cff")
    assert {url.partition("/zhiji/zhiji")[0] for url in PROJECT["urls"].values()} == {"https://github.com"}


def test_the_container_copies_what_is_there() -> None:
    copied = [
        word
        for line in re.findall(r"^COPY (?!--)(.+)$", read("Containerfile"), re.MULTILINE)
        for word in line.split()[:-1]
    ]
    assert {"src", "ontology", "graphs"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    assert {f"!{name}" for name in copied} <= set(read(".dockerignore").splitlines())


def test_a_release_is_published_without_a_secret() -> None:
    text = read(".github/workflows/release.yml")
    assert "id-token: write" in text
    assert "secrets." not in text
    assert "password" not in text
