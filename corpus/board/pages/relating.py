"""What the articles together say: worked out once for all visitors, on request where there are many rows."""

import threading
import weakref

import streamlit as st

from corpus.board.filters import Prepared
from corpus.board.prepared import Kept
from corpus.relate.related import Related, relate

#: statements and figures that are held against one another without asking: some 8,000 a second (`make bench`), and a page
#: should stand within a few seconds
AT_ONCE, A_SECOND = 20_000, 8_000


class Memory:
    """Claims and checks by the tables that they are of, forgotten with these. Who asks for what is being made waits for it."""

    def __init__(self) -> None:
        self._found: weakref.WeakKeyDictionary[Kept, Related] = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()

    def get(self, tables: Prepared) -> Related | None:
        """What is known of the tables, None where nothing is yet."""
        return self._found.get(tables.kept)

    def make(self, tables: Prepared) -> Related:
        """The same, worked out where nothing is known."""
        with self._lock:
            if tables.kept not in self._found:
                self._found[tables.kept] = relate(tables)
            return self._found[tables.kept]


@st.cache_resource(show_spinner=False)
def _memory() -> Memory:
    return Memory()


def related(tables: Prepared) -> Related | None:
    """Claims, checks and derived figures of the tables; None where the visitor has to ask for them first: then shows the offer."""
    memory = _memory()
    found = memory.get(tables)
    if found is not None or not _wanted(tables):
        return found
    with st.spinner("Holding statements and figures against one another …"):
        return memory.make(tables)


def _wanted(tables: Prepared) -> bool:
    """Whether to begin: the rows are few, or the visitor has asked; else says what it takes and offers it."""
    rows, asked = len(tables.statements) + len(tables.facts), "relate asked"
    if rows <= AT_ONCE or st.session_state.pop(asked, False):
        return True
    st.text(
        f"This page holds every statement and every figure against the others, whatever the filters say: {rows:,} rows, which takes "
        f"{duration(rows)}. It is done on request only, and once for all visitors."
    )
    st.button("Hold them against one another", type="primary", key="relate", on_click=lambda: st.session_state.update({asked: True}))
    return False


def duration(rows: int) -> str:
    """About how long so many rows take.

    >>> duration(80_000), duration(1_600_000)
    ('about 10 seconds', 'about 4 minutes')
    """
    seconds = rows / A_SECOND
    return f"about {seconds:.0f} seconds" if seconds < 90 else f"about {-(-seconds // 60):.0f} minutes"
