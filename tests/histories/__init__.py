"""Histories 履歴 of cases, saved in each phase: today's process code must replay every one of them."""
