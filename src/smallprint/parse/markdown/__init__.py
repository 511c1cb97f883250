"""Reads Markdown. In: the source, levelled. Out: the pieces of its text, each with its place in the source."""
