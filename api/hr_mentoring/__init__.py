"""Programmes of mentors at the HR desk 人事課のメンター・OJT: years, pairs, mentors, trainings, offers."""
