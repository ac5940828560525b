"""Frames to people: charts, marked articles, reports."""
