"""Pure functions below readers and finders: numbers, calendar, the shapes of names."""
