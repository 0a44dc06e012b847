"""1on1 at the HR desk 人事課の1on1: apart from the evaluation, opened, covered, reminded, summed up."""
