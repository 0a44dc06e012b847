"""A believable city 練習の市: sections, posts and people from a seed, for practice, stories and load."""
