"""How many times running: 连续三年, 连续五届."""

import re

NUMERAL = "[一二三四五六七八九十百两\\d]"
STREAK = re.compile("连续(?P<n>" + NUMERAL + "{1,3})个?[年届次]")
