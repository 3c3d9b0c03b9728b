"""Speed, printed: articles a CPU-second, the command's start-up, and how cost grows with length.

    make bench

Nothing here is asserted: machines differ, so compare figures of one run. The articles are synthetic, about 500
words each, one sentence in two with a figure, as in business news; all start-up is left out but where it is the figure.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from tests.safety.shapes import text_of

ROOT = Path(__file__).parent.parent
WORDS = 500
ARTICLES = 200

PEOPLE = ["Mara Tolk", "Tom Reyes", "Orla Brandt", "Ivan Sedov", "Lena Fischer", "Dr. Amir Haddad"]
ROLES = ["deputy mayor of Lindhaven", "head of the Lindhaven Tea Board", "minister of industry", "chief executive of Norvik Steel"]
PLACES = ["Germany", "Lindhaven", "the United States", "East Asia", "Norway", "the northern region"]
SENTENCES = [
    "Exports to {place} grew by {n}% in {year}, {person}, {role}, told the Northern Courier on March {d}.",
    "“We sold more than {n} million tonnes of steel last year, and the plant is full,” {person} said.",
    "According to {person}, {role}, sales amounted to almost ${n}.5 billion in the first quarter of {year}.",
    "{person} said that the number of projects had doubled since {year} and that {n} plants would open by 2030.",
    "The weather in {place} stayed mild, and ships reached the harbour without the help of icebreakers.",
    "He added that the ministry “does not expect a shortage” of engineers, although schools train fewer of them.",
    "The support of small companies rose {n} times, to about {n}0 million rubles, the ministry reported.",
    "Compared with {year}, the share of domestic components increased from {n}% to {m}%.",
    "Engineers at the plant still keep the drawings of the first machine, although nobody builds it any more.",
    "{person}, who grew up near the harbour, said that the town had always lived on what ships brought in.",
    "The ministry has not yet decided who is to pay for the road, and the companies are in no hurry to offer.",
    "Schools in {place} teach welding again, because the shipyard cannot find people who know how to do it.",
    "“We do not copy what others make; we want to be ahead of them,” {person} told reporters at the opening.",
    "Analysts doubt that the programme will change much as long as parts have to come from {place}.",
    "Asked about the delay, {person} answered that the work was going on and that winter had come early.",
    "The two companies have been rivals for decades, and their owners do not greet one another in the street.",
    "Critics of the plan point to the old quarter, where the houses stand empty and the trams no longer run.",
    "Nobody had asked for the bridge, but once it stood there, people from {place} used it every day.",
    "Between {n} and {m} companies took part in the exhibition, which lasted four days and drew visitors from {place}.",
]


def article(seed: int, words: int = WORDS) -> str:
    """A synthetic article of about `words` words; the same for the same seed."""
    draw = random.Random(seed)
    lines, count = [f"Industry of {draw.choice(PLACES)} grows, report {seed} says", f"{1 + seed % 28:02d}.03.2021, Lindhaven."], 0
    while count < words:
        paragraph = []
        for _ in range(draw.randint(1, 3)):
            n = draw.randint(2, 60)
            fields = {"n": n, "m": n + 7, "d": draw.randint(1, 28), "year": draw.randint(2010, 2020)}
            sentence = draw.choice(SENTENCES).format(
                person=draw.choice(PEOPLE), role=draw.choice(ROLES), place=draw.choice(PLACES), **fields
            )
            paragraph.append(sentence)
            count += len(sentence.split())
        lines.append(" ".join(paragraph))
    return "\n\n".join(lines)


def cpu(work: Callable[[], object], runs: int = 3) -> float:
    """CPU seconds of the quickest of some runs."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(runs))


def path_speed() -> None:
    """The whole path, from text to record, in one process."""
    lexicon = load()
    texts = [article(seed) for seed in range(ARTICLES)]
    words = sum(len(text.split()) for text in texts) / len(texts)
    analyse(Article("warm", texts[0]), lexicon)
    seconds = cpu(lambda: [analyse(Article(str(i), text), lexicon) for i, text in enumerate(texts)])
    print(f"whole path     {len(texts) / seconds:8.0f} articles a CPU-second ({words:.0f} words each)")


def growth() -> None:
    """An article ten times as long: how many times the cost."""
    lexicon = load()
    short, long = article(1), article(1, WORDS * 10)
    ratio = cpu(lambda: [analyse(Article("l", long), lexicon) for _ in range(5)]) / cpu(
        lambda: [analyse(Article("s", short), lexicon) for _ in range(5)]
    )
    print(f"ten times long {ratio:8.1f} times the cost")


def stages() -> None:
    """Where the time goes: milliseconds an article and stage."""
    import cProfile
    import pstats

    lexicon = load()
    texts = [article(seed) for seed in range(50)]
    profile = cProfile.Profile()
    profile.runcall(lambda: [analyse(Article(str(i), text), lexicon) for i, text in enumerate(texts)])
    stats = pstats.Stats(profile).get_stats_profile().func_profiles
    rows = [
        (row.cumtime, name)
        for name, row in stats.items()
        if name.startswith(("find_", "read_", "resolve_")) and row.file_name.endswith(".py")
    ]
    total = sum(row.tottime for row in stats.values())
    for seconds, name in sorted(rows, reverse=True)[:14]:
        print(f"  share of the path  {seconds / total:6.1%}  {name}")


def start_up() -> None:
    """The command on one tiny article, as a whole process."""
    command = [sys.executable, "-m", "corpus", "extract", "-"]
    runs = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = time.perf_counter()
        subprocess.run(command, input=b'{"id": "a", "text": "Ann Lee said sales rose 5%."}\n', capture_output=True, cwd=ROOT, check=True)
        wall = time.perf_counter() - wall
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append((wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    wall, used = min(runs)
    print(f"start-up       {wall:8.2f} s wall, {used:.2f} s CPU (extract, one tiny article)")


def hostile() -> None:
    """Strings of 100 kB that a careless pattern would hang on, and shapes that once cost the square of their length: the slowest one's seconds."""
    lexicon = load()
    pumps = [
        "1",
        "1,",
        "1 ",
        "one ",
        "hundred ",
        "$",
        "1/",
        "-1",
        "10-",
        "%",
        "1.5 million ",
        "twenty-",
        ".",
        "'",
        ".'",
        "5\n",
        '"\n',
        "“\n",
    ]
    shapes = [
        "“We grew by much this year.”\n\n",
        "LEE: It grew by {i}.\n\n",
        "{a}: “We grew {i}”\n\n",
        "| {a} | {i} | {i} |\n",
        "{a}\t{i}\t{i}\n",
    ]
    shapes += ["The Ministry of {a} said that {b} rose by {i}%. ", "Sales rose to {i} tonnes, compared with {i} a year earlier. "]
    texts = {pump: pump * (100_000 // len(pump)) for pump in pumps} | {shape: text_of(shape, 100_000) for shape in shapes}
    texts["LINDHAVEN...24"] = "LINDHAVEN" + "." * 100_000 + "24"
    seconds = {shape: cpu(lambda text=text: analyse(Article("x", text), lexicon), 1) for shape, text in texts.items()}  # type: ignore[misc]
    worst = max(seconds, key=seconds.__getitem__)
    print(f"hostile        {seconds[worst]:8.2f} s for the slowest of {len(texts)} strings of 100 kB ({worst!r} again and again)")


if __name__ == "__main__":
    path_speed()
    growth()
    start_up()
    hostile()
    stages()
