"""The parts of the names stage: words, runs, organisations, roles, people."""
