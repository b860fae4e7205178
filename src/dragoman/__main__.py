"""`python -m dragoman`: the command line without an installed entry point."""

from dragoman.cli import main

if __name__ == "__main__":
    main()
