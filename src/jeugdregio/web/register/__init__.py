"""What the messages say: append-only rows, and the state that follows from the set of them."""
