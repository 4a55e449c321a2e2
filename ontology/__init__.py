"""What can be said: vocabulary, relation types, shapes, word tables, known actors."""
