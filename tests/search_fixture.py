"""The search engine of the site in a browser, for tests: the one that the benchmark asks."""

from catalog.bench.search.ours import Engine, engine

__all__ = ["Engine", "engine"]
