"""Reads pages. In: HTML, levelled. Out: the pieces of its text, each with its place in the source."""
