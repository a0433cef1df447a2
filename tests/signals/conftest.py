"""What the tests of this folder begin with."""

from tests.signals.plays import night, play

__all__ = ["night", "play"]
