"""Pages of 1on1: arranging, choosing, meeting, wishing; one's own talks and times."""
