"""The web pages: what they show, and the templates that show it."""
