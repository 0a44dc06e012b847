"""What touches the world: pages of the book, launches, letters, standing duties."""
