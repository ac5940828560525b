"""Records to frames, one article or millions."""
