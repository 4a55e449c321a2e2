"""The rows as they leave the house: the same fields over HTTP and on the command line."""
