"""Pages of mentors and OJT instructors メンター・OJTの画面, on the pages of a city."""
