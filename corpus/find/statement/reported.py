"""Clauses that a cue reports."""

from corpus.find.statement.scene import Report, Scene


def find_reported(scene: Scene, direct: list[Report]) -> list[Report]:
    """Indirect and mixed statements."""
    return []
