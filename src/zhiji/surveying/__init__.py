"""A corpus asked as a network, of which only the neighbourhood that a question needs is read, and as rows; each module
by itself, for they need different libraries."""
