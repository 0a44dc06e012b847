"""Named questions and writes; each takes a session. Protected content is read by ``access*`` alone."""
