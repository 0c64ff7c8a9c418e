"""What has been learned: the sequence model, stretches and their clues, which of them are names, the reader."""
