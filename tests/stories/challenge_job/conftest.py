"""The same city as in every story."""

from tests.stories.conftest import any_city, city, postgres_city

__all__ = ["any_city", "city", "postgres_city"]
