"""Reads digits and number words as exact values with qualifier, low and high."""
from khabar.facts.quantities.find import find_quantities
from khabar.facts.quantities.model import Quantity

__all__ = ["Quantity", "find_quantities"]
