"""Pages of 1on1: arranging, choosing, talking, wishing; one's own talks and times."""
