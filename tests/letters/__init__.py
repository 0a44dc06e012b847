"""Letters 手紙: their words, their envelopes, and that each leaves as often as it should."""
