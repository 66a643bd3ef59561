"""A message on screen: its content as people read it, with what was found beside it."""
