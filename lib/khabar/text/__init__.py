"""Bytes to text with a way back: reading, folding, tokens."""
