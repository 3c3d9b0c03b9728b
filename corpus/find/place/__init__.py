"""Places: names that the lists know, and names that their surroundings show."""
