"""What the articles together say: worked out once for all visitors, on request where there are many rows."""

import threading
import weakref
from collections.abc import Hashable

import streamlit as st

from corpus.board.filters import Prepared
from corpus.board.prepared import Kept
from corpus.relate.related import Related, relate

#: statements and figures that are held against one another, or scored, without asking: some 8,000 a second (`make bench`), and a
#: page should stand within a few seconds
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
    rows = len(tables.statements) + len(tables.facts)
    says = "This page holds every statement and every figure against the others, once for all visitors and whatever the filters say"
    if found is not None or not wanted(rows, ("related", id(tables.kept)), says, "Hold them against one another"):
        return found
    with st.spinner("Holding statements and figures against one another …"):
        return memory.make(tables)


def wanted(rows: int, key: Hashable, says: str, label: str) -> bool:
    """Whether to begin with what takes long: the rows are few, or this session has asked for it under the key. Else says what it
    takes and offers it. `says` and `label` are constant texts."""
    asked: set[Hashable] = st.session_state.setdefault("asked to relate", set())
    if rows <= AT_ONCE or key in asked:
        return True
    st.text(f"{says}: {rows:,} rows, which takes {duration(rows)}. It is done on request only.")
    st.button(label, type="primary", key="relate", on_click=asked.add, args=(key,))
    return False


def duration(rows: int) -> str:
    """About how long so many rows take.

    >>> duration(80_000), duration(1_600_000)
    ('about 10 seconds', 'about 4 minutes')
    """
    seconds = rows / A_SECOND
    return f"about {seconds:.0f} seconds" if seconds < 90 else f"about {-(-seconds // 60):.0f} minutes"
