"""Stories of mentors and OJT instructors メンター・OJT指導員: each with its dark twins."""
