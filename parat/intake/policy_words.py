"""Know the words by which Danish policies name their measures, and what they say of each."""

import re
from types import MappingProxyType

from parat.domain.packets.matching import folded

TITLE, DESCRIPTION, TARGET, OWNER, TIME, START, END, AREA, LEVEL = (
    "title", "description", "target_group", "owner", "time", "start", "end", "area", "level"
)  # fmt: skip
_FIELDS = MappingProxyType(
    {
        TITLE: "indsats indsatser tiltag initiativ initiativer indsatsnavn projekt tilbud foranstaltning titel",
        DESCRIPTION: "beskrivelse indhold formål mål delmål målsætning indsatsmål metode hvad hvordan aktivitet "
        "aktiviteter handling handlinger opgave opgaver baggrund hvorfor succeskriterier effekt kort_beskrivelse "
        "konkrete_aktiviteter konkrete_handlinger",
        TARGET: "målgruppe målgrupper primær_målgruppe for_hvem hvem_er_det_for målgruppen",
        OWNER: "ansvarlig ansvarlige ansvar ejer tovholder tovholdere forankring ansvarlig_enhed ansvarlig_funktion "
        "ansvarlig_forvaltning hvem udfører hvem_gør_det primært_ansvarlig",
        TIME: "tidsplan tid tidspunkt hvornår periode tidsramme frist deadline tidshorisont løbetid varighed",
        START: "start startdato opstart begynder",
        END: "slut slutdato afslutning udløber",
        AREA: "sted hvor område boligområde lokation geografi bydel distrikt",
        LEVEL: "niveau forebyggelsesniveau indsatsniveau",
    }
)
_BY_WORD = {word.replace("_", " "): field for field, words in _FIELDS.items() for word in words.split()}
_AS_TITLE = ("indsats", "tiltag", "initiativ", "aktivitet", "handling", "projekt", "tilbud", "opgave", "hvad")
_NAMES_MEASURES = re.compile(
    r"\b(?:indsats(?:er|erne|område\w*|katalog\w*|plan\w*)?|aktivitet(?:er|erne)|handling(?:er|erne|splan\w*|skatalog\w*)"
    r"|tiltag(?:ene)?|initiativ(?:er|erne)|tilbud(?:dene)?|det gør vi|sådan gør vi|vi vil|konkret\w*)\b"
)
_ONE_MEASURE = re.compile(r"^(?:indsats|tiltag|initiativ|aktivitet|handling|projekt)\s*(?:nr\.?\s*)?\d*\s*[:–—-]\s*\S|"
                          r"^(?:indsats|tiltag|initiativ|aktivitet)\s+(?:nr\.?\s*)?\d+\b")  # fmt: skip
_PLUMBING = re.compile(
    r"^(?:indhold(?:sfortegnelse)?|forord|indledning|resum[eé]|baggrund|formål\b.*|vision(?:er)?\b.*|mission|værdier\b.*"
    r"|målsætning(?:er)?|mål\b.*|lov(?:grundlag|givning)\b.*|definition(?:er)?\b.*|begreb\w*|organisering\b.*|politisk\b.*"
    r"|økonomi\b.*|evaluering\b.*|opfølgning\b.*|revision\b.*|implementering\b.*|bilag\b.*|kontakt\w*|kolofon|ordliste"
    r"|litteratur\b.*|kilder|status\b.*|data\w*|statistik|udfordring\w*|målgruppe\w*|ikrafttrædelse|godkendelse|læsevejledning"
    r"|sammenhæng\b.*|andre politikker\b.*|høring\w*)$"
)
_LABEL = re.compile(r"(?P<label>[^:]{3,30}):\s*(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[a-z][.)]|[ivx]{1,4}\.)\s+(?=\S)", re.IGNORECASE)


def field_named(text: str) -> str:
    """Give the field that a heading or a label names, or nothing."""
    plain = folded(bare(text)).strip(" :?.")
    return _BY_WORD.get(plain, "") or _BY_WORD.get(plain.partition("/")[0].strip(), "")


def may_be_title(text: str) -> int:
    """Say how well a table's heading fits the column that names the measures: 1 is best, 0 not at all."""
    plain = folded(text).strip(" :?.")
    found = (at for at, word in enumerate(_AS_TITLE, start=1) if plain.startswith(word))
    return next(found, 0)


def names_measures(text: str) -> bool:
    """Say whether what stands below a heading or a line are measures."""
    return bool(_NAMES_MEASURES.search(folded(text)))


def is_one_measure(text: str) -> bool:
    """Say whether a heading says itself that it is a measure, as »Indsats 3: Mentorer«."""
    return bool(_ONE_MEASURE.match(folded(bare(text))))


def is_plumbing(text: str) -> bool:
    """Say whether a heading is one of those that every policy has, and no measure."""
    return bool(_PLUMBING.match(folded(bare(text))))


def labelled(text: str) -> tuple[str, str]:
    """Part a line like »Målgruppe: unge over 15 år« into its field and what it says; the field may be nothing."""
    found = _LABEL.match(text)
    field = field_named(found["label"]) if found else ""
    return (field, found["rest"].strip()) if found and field else ("", text)


def bare(text: str) -> str:
    """Give a heading without its number."""
    return _NUMBER.sub("", text.strip())
