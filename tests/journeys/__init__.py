"""Journeys 道のり: people of a running city with a real browser, from the letter's link to the receipt."""
