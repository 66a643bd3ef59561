"""Requests of providers (JW315, JW317), from the moment they come in until they are answered."""
