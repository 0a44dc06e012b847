"""Letters: one folder per letter, the post office, the practice mailbox."""
