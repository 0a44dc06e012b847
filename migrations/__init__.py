"""The book's schema, step by step 台帳の版: Alembic's environment and one file per step."""
