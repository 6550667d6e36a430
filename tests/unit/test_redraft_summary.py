"""The summary of a merging is short enough to be read: a whole action that came or went is one row."""

from parat.documents.merge import Change, ChangeKind
from tasks.redraft_summary import Merging, counted_da, summary_of
from tests.unit.documents.builders import a_cover

HEADING = "Indsats 6: Opsøg foreninger"


def change(kind, section, base=None, now=None):
    return Change(kind, "", section, base, base, now)


def section(kind, *texts):
    side = "now" if kind is ChangeKind.ADDED else "base"
    return [change(kind, HEADING, **{side: text}) for text in (HEADING, *texts)]


def summed(*changes, notes=()):
    return summary_of(Merging("Handlingsplan", 1, 2, changes, notes=notes), a_cover("Sammenfletning"))


def test_a_new_action_is_one_row_that_says_how_much_it_holds():
    changes = section(ChangeKind.ADDED, "Foreningerne besøges.", "Niveau | Opbyggende", "Risiko | Ingen tid")
    [row] = summed(*changes).by_data
    assert (row.section, row.sent) == (HEADING, "")
    assert row.now == "Foreningerne besøges. Desuden 2 linjer i samme afsnit."
    assert counted_da(changes) == "1 ændring sat ind i den rettede fil"


def test_a_dropped_action_is_one_row_and_what_follows_has_its_own():
    after = change(ChangeKind.CHANGED, HEADING, "Ansvarlig: SSP", "Ansvarlig: PPR")
    dropped = section(ChangeKind.REMOVED, "Foreningerne besøges")
    assert [(row.sent, row.now) for row in summed(*dropped, after).by_data] == [
        ("Foreningerne besøges", ""),
        ("Ansvarlig: SSP", "Ansvarlig: PPR"),
    ]


def test_a_heading_alone_and_rows_without_their_heading_are_rows_of_their_own():
    assert [row.now for row in summed(*section(ChangeKind.ADDED)).by_data] == [HEADING]
    rows = [change(ChangeKind.ADDED, "Indsatser", now=text) for text in ("7 | Et", "8 | To")]
    assert len(summed(*rows).by_data) == 2


def test_what_to_be_aware_of_is_whole_sentences():
    assert summed(notes=("filen var version 4",)).notes == ("Filen var version 4",)
