"""How the book is kept: SQLModel tables, one file per noun. Texts that are evaluated live here only."""
