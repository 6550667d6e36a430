"""Be a small plan as data, which a script may change: sections with paragraphs and lists, and tables with rows.

Every text is a sentence that stands nowhere else, so that a test can say what became of it.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from html import escape
from itertools import count
from random import Random

from tests.unit.documents.writing import written

WORDS = [
    "forvaltning",
    "tovholder",
    "skoleleder",
    "kontaktperson",
    "mentor",
    "netværk",
    "familie",
    "samtale",
    "bekymring",
    "vurdering",
    "henvendelse",
    "klub",
    "forening",
    "dialogmøde",
    "politikreds",
    "overgang",
    "indsats",
    "opfølgning",
    "tilsyn",
    "rådgivning",
    "læringsforløb",
    "digital",
    "fællesskab",
    "beredskab",
    "varsling",
    "øvelse",
    "kollega",
    "vejledning",
    "udskoling",
    "ungdomsskole",
    "bolig",
    "sagsgang",
    "referat",
    "styregruppe",
    "partnerskab",
    "hverdag",
    "aften",
    "sommer",
    "efterår",
    "ugentlig",
    "fælles",
    "skriftlig",
    "fortrolig",
    "tydelig",
    "lokal",
    "tværgående",
    "systematisk",
    "frivillig",
    "beskriver",
    "samler",
    "indkalder",
    "aftaler",
    "drøfter",
    "afprøver",
    "fordeler",
    "beslutter",
    "undersøger",
    "sikrer",
    "styrker",
    "forankrer",
    "udpeger",
    "tilbyder",
    "modtager",
    "gennemgår",
    "opdaterer",
    "orienterer",
    "inddrager",
    "planlægger",
    "evaluerer",
    "mødes",
    "støtter",
    "hjælper",
]
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
ROUND_TEXTS = ("Ja", "Nej")  # what several cells say: their texts are not unique, and no law counts them


@dataclass(slots=True)
class Line:
    """Be a paragraph or a list item; one without a key has no bookmark and is found by its words."""

    key: str
    text: str
    marked: bool = True


@dataclass(slots=True)
class Row:
    """Be a table row with its cells' texts."""

    key: str
    cells: list[str]


@dataclass(slots=True)
class Part:
    """Be a section: a heading, paragraphs, a list, and a table."""

    key: str
    title: str
    lines: list[Line]
    items: list[Line]
    rows: list[Row]


@dataclass(slots=True)
class Paper:
    """Be the whole document."""

    parts: list[Part] = field(default_factory=list)

    def copy(self) -> "Paper":
        return deepcopy(self)

    def texts(self) -> dict[str, str]:
        """Give every text by its key; a cell's key is its row's with its number."""
        found = {line.key: line.text for part in self.parts for line in (*part.lines, *part.items)}
        found |= {f"{part.key}-title": part.title for part in self.parts}
        cells = ((row, n, text) for part in self.parts for row in part.rows for n, text in enumerate(row.cells))
        return found | {f"{row.key}/{number}": text for row, number, text in cells}

    def docx(self) -> bytes:
        """Write it as every deliverable is written."""
        return written("".join(map(_part, self.parts)) + '<p id="about" class="closing">Dannet af programmet.</p>')


class Author:
    """Make sentences that nobody has written before; the same seed makes the same ones."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._numbers = count(1)

    def sentence(self) -> str:
        """Make a sentence with a date or a number in it, of words that few other sentences share."""
        said = self.chance.sample(WORDS, self.chance.randint(7, 11))
        said.insert(self.chance.randrange(1, len(said)), self.figure())
        return f"{' '.join(said).capitalize()} {self.token()}."

    def phrase(self) -> str:
        """Make what a cell says."""
        return f"{' '.join(self.chance.sample(WORDS, 3)).capitalize()} {self.token()}"

    def token(self) -> str:
        """Make a word that stands nowhere else."""
        number = next(self._numbers)
        return "x" + "".join("bdfghjklmn"[int(digit)] + "aeiouyæøåe"[int(digit)] for digit in str(number))

    def figure(self) -> str:
        """Make a date or a number."""
        kind = self.chance.randrange(4)
        if kind == 0:
            return f"den {self.chance.randint(1, 28)}. {self.chance.choice(MONTHS)} {self.chance.randint(2026, 2031)}"
        if kind == 1:
            return f"{self.chance.randint(2, 97)} pct."
        return f"{self.chance.randint(1, 9)}.{self.chance.randint(100, 999)}" if kind == 2 else f"{kind},5"


def a_paper(author: Author, parts: int = 3) -> Paper:
    """Make a paper of a few sections; every third paragraph has no bookmark."""
    return Paper([_a_part(author, f"del-{number}") for number in range(parts)])


def _a_part(author: Author, key: str) -> Part:
    lines = [Line(f"{key}-p{n}", author.sentence(), marked=n % 3 != 2) for n in range(4)]
    items = [Line(f"{key}-i{n}", author.sentence(), marked=n % 2 == 0) for n in range(3)]
    return Part(key, f"Afsnit {author.phrase()}", lines, items, [a_row(author, f"{key}-r{n}") for n in range(4)])


def a_row(author: Author, key: str) -> Row:
    return Row(key, [author.phrase(), author.sentence(), author.chance.choice(ROUND_TEXTS)])


def _part(part: Part) -> str:
    lines = "".join(f"<p{_id(line)}>{escape(line.text)}</p>" for line in part.lines)
    items = "".join(f"<li{_id(line)}>{escape(line.text)}</li>" for line in part.items)
    rows = "".join(map(_row, part.rows))
    table = (
        f'<table data-widths="30 50 20" id="{part.key}-list"><thead><tr><th scope="col">Nr. {part.key}</th>'
        f'<th scope="col">§ Hvad</th><th scope="col">§ Aftalt</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    listed = f"<ul>{items}</ul>" if items else ""
    return f'<h1 id="{part.key}">{escape(part.title)}</h1>{lines}{listed}{table if rows else ""}'


def _row(row: Row) -> str:
    first, *others = map(escape, row.cells)
    return f'<tr id="{row.key}"><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"


def _id(line: Line) -> str:
    return f' id="{line.key}"' if line.marked else ""
