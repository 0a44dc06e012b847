"""The partner's 1on1 pages 部下・担当の1on1: the table, a whole round, an absence, another partner."""
