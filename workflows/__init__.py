"""What a case does: one file per process, and the desk that waits for people."""
