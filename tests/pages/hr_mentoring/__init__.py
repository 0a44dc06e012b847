"""Programmes of mentors at the HR desk 人事課のメンター・OJT: opened, looked through, acted on, and what HR never reads."""
