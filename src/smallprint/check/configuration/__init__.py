"""What a run is told to do. In: `smallprint.toml`, `[tool.smallprint]`, the command line. Out: validated settings."""
