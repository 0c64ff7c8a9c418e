"""Numbers with their units, what they measure, of when, and how they are told; rules alone but for the level."""
