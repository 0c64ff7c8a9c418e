"""Awards and recognitions: titles, ranks and firsts, and who holds them."""
