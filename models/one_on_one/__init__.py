"""1on1: talks of an employee with the own manager through the year, arranged, held and never lost."""
