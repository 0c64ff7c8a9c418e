"""Reports held against each other: series, checks, what became of plans, differences. Pure functions over rows."""
