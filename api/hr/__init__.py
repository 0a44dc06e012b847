"""The HR desk 人事課の机: from picture to person in two presses, and every act on a case with its reason."""
