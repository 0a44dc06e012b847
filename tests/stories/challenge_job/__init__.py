"""Stories of a 1on1 series: each with its dark twins."""
