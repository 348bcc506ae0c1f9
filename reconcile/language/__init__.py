"""Languages as data: one YAML pack each, the morphology adapter it names, and the lexicon of measures."""

from reconcile.language.pack import Pack, available, load_pack

__all__ = ["Pack", "available", "load_pack"]
