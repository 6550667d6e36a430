"""Build a sample summary of a merging, of a fictitious municipality."""

from dataclasses import replace

from parat.documents.contexts.redraft import MergedPassage, RedraftSummary, WaitingText
from tests.unit.documents.builders import a_cover


def some_conflicts() -> tuple[MergedPassage, ...]:
    return (
        MergedPassage(
            id="1",
            section="Indsats 3: Fast tovholder",
            sent="Senest den 1. juni 2027",
            theirs="Senest den 15. juni 2027",
            now="Senest den 1. september 2027",
        ),
    )


def sample_redraft_summary(**different) -> RedraftSummary:
    summary = RedraftSummary(
        cover=a_cover("Sammenfletning", subtitle="", state_da="Til gennemsyn", generation=1),
        document_title="Operationel handlingsplan",
        made_from=2,
        merged_into=3,
        returned=True,
        by_data=(
            MergedPassage(id="1", section="Kolofon og godkendelse", sent="2 (Udkast)", now="3 (Udkast)"),
            MergedPassage(id="2", section="Indsatser", now="7 | Fælles vejledning til skoler | Skolechef"),
            MergedPassage(id="3", section="Interessenter og samarbejde", sent="Idrætsforeningen | Fritid"),
        ),
        conflicts=some_conflicts(),
        deleted=(
            MergedPassage(
                id="1",
                section="Lokalt udgangspunkt",
                sent="Behov, som vurderingen peger på",
                now="Behov, som den nye vurdering peger på",
            ),
        ),
        own=(
            MergedPassage(id="1", section="Forord", theirs="Planen er skrevet sammen med ungdomsskolen."),
            MergedPassage(id="2", section="Definitioner", sent="Enkeltsagsekstremisme"),
        ),
        waiting=(
            WaitingText(
                id="1",
                number="4f0c2b1a",
                place="Kapitel 7, Organisering, roller og ansvar",
                recorded="Styregruppen mødes hvert halve år.",
                theirs="Styregruppen mødes hvert kvartal og følger op på alle indsatser.",
            ),
        ),
        notes=("I filen er der registrerede ændringer, som ingen har godkendt; de er bevaret, som de er",),
    )
    return replace(summary, **different)
