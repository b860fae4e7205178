"""Cleaning: Page → Article: the text, its title, language, outlet and publication date, and what was left out."""

from dragoman.cleaning.article import clean
from dragoman.cleaning.sites import Sites

__all__ = ["Sites", "clean"]
