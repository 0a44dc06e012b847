"""The practice city 練習の市: its people, its clock and its scenes. Nothing of it exists in production."""
