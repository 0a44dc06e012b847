"""The plan desk 組合せの案: HR finds, changes and decides the pairs of a programme's year."""
