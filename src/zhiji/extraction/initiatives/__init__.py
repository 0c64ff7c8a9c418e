"""What a body did, runs or plans: candidates for names, whole and part, and the same one told again."""
