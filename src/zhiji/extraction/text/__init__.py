"""What every room of extraction reads from: the covered text, its words and their clues, the genre."""
