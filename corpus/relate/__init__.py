"""Across articles: what one article cannot tell.

`relate(tables)` gives `Related`: the tables claims, checks and derived (`schema.RELATED`).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.relate.related import Related, relate

__all__ = ["Related", "relate"]


def __getattr__(name: str) -> Any:
    """`relate` and `Related` on first use: `extract`, which marks duplicates, never imports pandas."""
    if name in __all__:
        from corpus.relate import related

        return getattr(related, name)
    raise AttributeError(f"module 'corpus.relate' has no attribute {name!r}")
