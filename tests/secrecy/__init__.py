"""Paired worlds 対の世界: two cities that differ in one person's application alone, and whoever may not know it."""
