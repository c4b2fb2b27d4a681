"""Entities across articles: which of two articles are one. Imports ``model`` only.

Nothing is merged that may be two: full names decide, and who shares one with somebody else stays
apart until a person says otherwise.
"""
