"""Errors of the reading, apart from the libraries that raise them, which take long to load."""


class LanguageError(Exception):
    """The spaCy pipeline asked for is not installed."""
