"""One pack of typed tables for those who count: its codebook in two languages, and the forms it is carried away in."""
