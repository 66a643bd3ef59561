"""Judging messages: the form of a rule, the rules at work, and what they find."""
