"""Stories 物語: given a city, when days pass, then letters, tasks and outcome."""
