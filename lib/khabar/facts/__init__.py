"""Text to records: dates, quantities, actors, quotes, claims."""
