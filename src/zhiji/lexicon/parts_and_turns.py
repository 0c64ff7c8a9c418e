"""Words that tell parts of what stands before them (受理120件，其中举报50件), and several things each its own
(甲、乙分别达到5件、6件)."""

from __future__ import annotations

from typing import Final

from zhiji.lexicon.patterns import Pattern, Terms

TABLE: Final = "parts_and_turns"

OF_WHICH = Pattern(TABLE, "{of-which}")
IN_TURN = Pattern(TABLE, "{in-turn}")
EACH_ITS_OWN = Pattern(TABLE, "{in-turn}|{each}(?![级类地项种部单方族界行业乡镇村街区县市省州])")
"""甲、乙分别达到5件、6件; 甲、乙各5件; 各级 and 各部门 are none."""
EACH_WON = Pattern(TABLE, "{in-turn|won-in-turn|each}")
"""甲、乙分获第一、第二."""
SHARED_OUT = Pattern(TABLE, "{in-turn|each|alike}")
"""What is told of several things at once, one number or several: 甲、乙均达到5件."""
PARTS = Pattern(TABLE, "{of-which|holds}|{in-turn}(?:为|是)")
"""What stands before the parts of a total: 120件，其中|, 120件，包括|, 120件，分别为|."""
SOME_PARTS = Terms(TABLE, "of-which|holds")
"""Those of them behind which not all of it has to be told."""
