"""What the scorecard is made of: matches of figures with objectives, the three numbers, the composite."""
