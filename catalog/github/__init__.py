"""What is asked of GitHub, as values, and the one place that asks it.

Rooms of bots are pure: they give ``Call``s; only ``Api`` performs them.
"""

from catalog.github.api import Api
from catalog.github.call import BOT, Call, in_words

__all__ = ["BOT", "Api", "Call", "in_words"]
