"""The parts of the speakers stage: references, pronouns, descriptions, the cast."""
