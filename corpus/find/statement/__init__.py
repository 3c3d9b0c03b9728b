"""The rooms of the statements' stage: verbs, subjects, extents, attribution around quotes, reported clauses, turns."""
