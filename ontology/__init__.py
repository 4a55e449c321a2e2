"""What can be said: vocabulary, relation types, shapes, cue tables and the registry of known actors."""
