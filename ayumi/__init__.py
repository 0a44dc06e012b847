"""Wiring only: settings, command line, server, worker, engine, practice city."""
