"""Where the stages' functions run: here, or in a pool of processes, over a cache of what they gave before."""

from reconcile.engine.cache import Cache
from reconcile.engine.local import Mapped, map_articles

__all__ = ["Cache", "Mapped", "map_articles"]
