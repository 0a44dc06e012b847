"""Mentors and OJT instructors メンター・OJT指導員: who guides whom for a year, and why."""
