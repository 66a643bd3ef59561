"""What was sent before, as rules ask for it: in memory, or filled from a database."""
