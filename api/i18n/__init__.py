"""Languages 言語 of the pages: Japanese is the source, English a catalogue beside it."""
