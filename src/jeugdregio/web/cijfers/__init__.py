"""Figures: register to stand, stand to publication, and the pages and API that show what is published."""
