"""The place of a title: of figures whose own sentences name none."""

from corpus.find.fact.place import Spot, stands_free
from corpus.find.fact.scene import Scene
from corpus.model import Place


def of_title(scene: Scene) -> Spot | None:
    """The place of the title, where it names just one."""
    title = scene.doc.title
    if title is None:
        return None
    here = [p for p in scene.all_places if title.start <= p.start < title.end]
    if len({p.name for p in here}) != 1:
        return None
    p = here[0]
    written = scene.doc.text[p.start : p.end]
    head = scene.at[p.start] - scene.at[title.start] == 0
    before = scene.before(p.start, 1)
    about = head or (before[-1:] and before[-1] in scene.words.subject and (p.kind != "city" or before == ["of"]))
    if not _measures(scene, p, scene.lower[scene.at[title.start] : scene.at[title.end]], head):
        return None
    again = (head and scene.behind(p.end, 1) == [":"]) or sum(other.name == p.name for other in scene.all_places) > len(here)
    if scene.gazetteer.is_adjective(written, p.name) or not about or not again or not stands_free(scene, p):
        return None
    return Spot(p.name, (("place", p.start, p.end),), True)


def _measures(scene: Scene, p: Place, title: list[str], head: bool) -> bool:
    """Whether a title tells how much of something there is in a place ("Exports of Norway grew by 4%", "Norway: trade in May"), not who
    acts ("Norway opens a plant"), whose firms they are ("Oslo toolmakers double their plant"), or what is asked."""
    if title[-1:] == ["?"]:
        return False
    behind = scene.behind(p.end, 1)
    if head and behind == [":"]:
        return True
    changes = not scene.words.changed.isdisjoint(title) or any(w[:1].isdigit() for w in title)
    if not head or not behind or not behind[0][:1].isalpha() or behind[0] in scene.gazetteer.owned | scene.gazetteer.shared:
        return changes
    told = behind[0] in scene.words.past or behind[0].endswith(("ed", "s"))
    return told and not scene.words.changed.isdisjoint(title)
