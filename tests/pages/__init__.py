"""Tests of pages 画面: templates, words, pictures."""
