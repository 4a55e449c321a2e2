"""The ways in: command line, HTTP and the page."""
