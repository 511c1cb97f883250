"""`python -m smallprint`. In: the command line. Out: the exit code of the `smallprint` command."""

from smallprint.cli import main

if __name__ == "__main__":
    main()
