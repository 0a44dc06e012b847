"""1on1: talks of an employee with the own superior through the year, arranged, held and never lost."""
