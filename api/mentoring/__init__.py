"""Pages of a programme メンター・OJTの制度: what is asked of the two of a pair 組, and of everybody around them."""
