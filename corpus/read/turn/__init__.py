"""What turns.py is made of: labels, and speeches without labels."""
