"""Checks: what to look at twice, each naming the rows it read. A wrong check is worse than a missed one: every rule asks for more than the value."""
