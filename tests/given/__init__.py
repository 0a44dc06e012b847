"""What the tests are given 与件: servers of their own, a city, people, letters received."""
