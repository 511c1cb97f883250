"""The command line. In: arguments, files and standard input. Out: results on stdout, the rest on stderr, exit codes.

The only package that prints and exits. Each command stands in a module of its own, which is imported when the command
is used or listed: keep spaCy, the parsers, rich and textstat out of those modules' top level.
"""

from smallprint.cli.main import main

__all__ = ["main"]
