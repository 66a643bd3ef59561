"""Running an installation: organisations, people and what they may do."""
