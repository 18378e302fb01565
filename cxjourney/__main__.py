"""`python -m cxjourney`."""

from cxjourney.cli import main

if __name__ == "__main__":
    main()
