"""Change what the data says, as a programme does between two deliveries."""

import re
from collections.abc import Callable
from random import Random

from tests.unit.documents.merge_scripts.paper import WORDS, Author, Line, Paper, Part, a_row

_FIGURE = re.compile(r"den \d+\. \w+ \d{4}|\d+ pct\.|\d+[.,]\d+")


def newer(paper: Paper, author: Author, changes: int) -> Paper:
    """Give the paper as the data says it after so many changes."""
    result = paper.copy()
    for number in range(changes):
        author.chance.choice(_CHANGES)(result, author, f"ny-{number}-{author.token()}")
    return result


def reworded(text: str, author: Author) -> str:
    """Change a word of a sentence, or its figure, and let it stay one that stands nowhere else."""
    figure = _FIGURE.search(text)
    if figure and author.chance.random() < 0.5:
        text = text.replace(figure[0], author.figure(), 1)
    words = text.split(" ")
    place = author.chance.randrange(len(words) - 1)
    if not any(letter.isdigit() for letter in "".join(words[max(0, place - 2) : place + 3])):
        words[place] = author.chance.choice(WORDS)
    words.insert(author.chance.randrange(1, 3), author.token())
    return " ".join(words)


def _lines(paper: Paper) -> list[tuple[list[Line], Line]]:
    lists = [those for part in paper.parts for those in (part.lines, part.items)]
    return [(those, line) for those in lists for line in those]


def _change_line(paper: Paper, author: Author, key: str) -> None:
    line = author.chance.choice(_lines(paper))[1]
    line.text = reworded(line.text, author)


def _write_line_anew(paper: Paper, author: Author, key: str) -> None:
    line = author.chance.choice(_lines(paper))[1]
    line.text = author.sentence() if line.marked else reworded(line.text, author)


def _change_cell(paper: Paper, author: Author, key: str) -> None:
    row = author.chance.choice(_a_part(paper, author.chance).rows)
    place = author.chance.randrange(2)
    row.cells[place] = reworded(row.cells[place], author)


def _add_line(paper: Paper, author: Author, key: str) -> None:
    part = _a_part(paper, author.chance)
    those = author.chance.choice([part.lines, part.items])
    those.insert(author.chance.randrange(len(those) + 1), Line(key, author.sentence(), author.chance.random() < 0.7))


def _add_row(paper: Paper, author: Author, key: str) -> None:
    rows = _a_part(paper, author.chance).rows
    rows.insert(author.chance.randrange(len(rows) + 1), a_row(author, key))


def _drop_line(paper: Paper, author: Author, key: str) -> None:
    those, line = author.chance.choice(_lines(paper))
    if len(those) > 1:
        those.remove(line)


def _drop_row(paper: Paper, author: Author, key: str) -> None:
    rows = _a_part(paper, author.chance).rows
    if len(rows) > 1:
        rows.pop(author.chance.randrange(len(rows)))


def _reorder_rows(paper: Paper, author: Author, key: str) -> None:
    author.chance.shuffle(_a_part(paper, author.chance).rows)


def _a_part(paper: Paper, chance: Random) -> Part:
    return chance.choice(paper.parts)


_CHANGES: tuple[Callable[[Paper, Author, str], None], ...] = (
    _change_line, _change_line, _change_cell, _change_cell, _write_line_anew, _add_line, _add_row, _drop_line,
    _drop_row, _reorder_rows,
)  # fmt: skip
