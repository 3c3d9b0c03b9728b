"""What belongs to a figure beside its number: period, place, baseline, speaker."""
