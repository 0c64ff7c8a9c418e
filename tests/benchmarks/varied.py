"""Many reports made out of the one that ships and the invented ones: organs, years and numbers varied, by a seed.

python tests/benchmarks/varied.py 1000 FOLDER
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "graphs/sources/jinhua-psb-2020.txt"
INVENTED = ROOT / "tests/invented"

YEARS = 8
_CITIES = "青山 白水 红石 黑土 金沙 银川口 铜岭 铁岗 玉泉 石桥 云台 雾江 雪原 霜林 露谷 虹湾 霞浦口 星河 月潭 日照口"
_BEFORE = "东南西北安宁平兴永福泰长"
"""What a city's name begins with where there are more organs than cities: a digit would make it no name."""
_ORGANS = ("公安局", "司法局")
_YEAR = re.compile(r"20(1[5-9]|20)(?=年|）|〕|\s)")
_NUMBER = re.compile(r"(?<![\d.,〔年第])\d+(?:\.\d+)?(?![\d年月日号〕])")


def varied(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """``count`` reports as name and text, always the same; each organ has eight years before the next one begins."""
    chance = random.Random(seed)
    texts = [SHIPPED.read_text(encoding="utf-8")]
    extra = [file.read_text(encoding="utf-8") for file in sorted(INVENTED.glob("*.txt"))]
    cities = _CITIES.split()
    for number in range(count):
        organ, year = number // YEARS, 2013 + number % YEARS
        city = f"{_before(organ // (len(_ORGANS) * len(cities)))}{cities[organ % len(cities)]}市"
        body = _ORGANS[organ // len(cities) % len(_ORGANS)]
        text = texts[0].replace("金华市公安局", f"{city}{body}").replace("金华", city.removesuffix("市"))
        text = _YEAR.sub(lambda found, by=2020 - year: str(int(found[0]) - by), text)
        text += chance.choice(extra).split("\n", 3)[-1]
        yield f"{city}{body}-{year}", _NUMBER.sub(lambda found: _another(found[0], chance), text)


def _before(number: int) -> str:
    """A few characters that tell the cities of the round ``number`` from those of others; none in the first."""
    if not number:
        return ""
    rest, last = divmod(number - 1, len(_BEFORE))
    return _before(rest) + _BEFORE[last]


def _another(number: str, chance: random.Random) -> str:
    decimals = len(number.partition(".")[2])
    return f"{float(number) * chance.uniform(0.9, 1.1):.{decimals}f}"


def write_varied(count: int, folder: Path, seed: int = 1) -> None:
    """The reports as files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in varied(count, seed):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_varied(int(sys.argv[1]), Path(sys.argv[2]))
