"""python -m corpus"""

from corpus.cli import run

if __name__ == "__main__":
    run()
