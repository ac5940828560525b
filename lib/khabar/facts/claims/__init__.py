"""Joins a quantity, what it counts, its period, its place and who states it."""
from khabar.facts.claims.find import find_claims

__all__ = ["find_claims"]
