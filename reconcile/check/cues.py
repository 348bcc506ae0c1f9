"""The cues of the language packs, where the checks look for them."""

from reconcile.language.cues import find, has

__all__ = ["find", "has"]
