"""What is told more than once: copies and revisions of articles, repeated quotations and facts."""
