"""The Django project: one app a domain, lowest first."""
