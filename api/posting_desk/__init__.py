"""Pages of the posting desk 公募の窓口: what the holders of its two offices see of a campaign's applications."""
