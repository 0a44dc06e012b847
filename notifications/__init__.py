"""Letters 手紙: one folder per letter, how they are put into words, and the post office that sends them."""
