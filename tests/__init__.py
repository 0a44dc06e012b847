"""The proof that the product keeps its word: rules, stories, pages, letters, faults."""
