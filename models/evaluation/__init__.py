"""The annual evaluation 人事評価: its steps, forms, ratings and what a case of it is."""
