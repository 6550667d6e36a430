"""Declare the sheets about the municipality's other policies: what they hold, and where the plan overlaps with them."""

from parat.domain.packets.declaration import Choice, Column, ReasonRule, Sheet
from parat.domain.packets.wording import LEVELS, function
from parat.domain.usual_policies import usual_policies

OVERLAP_DECISIONS: tuple[Choice, ...] = (
    ("merge", "Sammenlæg"),
    ("refer", "Henvis"),
    ("keep", "Hold adskilt"),
)
STRENGTHS: tuple[Choice, ...] = (("strong", "Tydeligt"), ("possible", "Muligt"), ("weak", "Svagt"))
MOST_OVERLAPS = 600
LONGEST_QUOTED = 600
_DECIDED = ReasonRule(("decision",), tuple(key for key, _ in OVERLAP_DECISIONS), "reason")


def _id(key: str) -> Column:
    return Column(key, key.replace("_", "-").capitalize(), locked=True, hidden=True, width=38, max_length=36, since=2)


def _later(key: str, label_da: str, help_da: str, width: int, longest: int = 2000) -> Column:
    return Column(key, label_da, help_da=help_da, width=width, max_length=longest, since=2)


def _day(key: str, label_da: str, help_da: str) -> Column:
    return Column(key, label_da, "date", help_da=help_da, width=14, since=2)


def _quoted(key: str, label_da: str, width: int) -> Column:
    return Column(key, label_da, locked=True, width=width, since=2)


_DECISION = Column(
    "decision", "Beslutning", "choice", choices=OVERLAP_DECISIONS, help_da="Hvad gør I ved overlappet?", width=15
)
_REASON = Column(
    "reason",
    "Begrundelse",
    help_da="Hvorfor lægges de sammen, henvises der, eller holdes de adskilt?",
    width=50,
)

POLICIES = Sheet(
    "policies",
    "Politikker",
    (
        Column("policy", "Politik", "text", True, help_da="Politikkens navn.", width=46, max_length=200),
        _id("policy_id"),
        function("owner", "Ejer", required=False),
        Column("adopted_on", "Vedtaget dato", "date", help_da="Den dag politikken blev vedtaget.", width=15),
        _day("valid_until", "Gælder til", "Den dag politikken udløber eller skal revideres."),
        _quoted("source_file", "Læst fra fil", 34),
    ),
    row_key=("policy",),
    max_rows=60,
    help_da="De politikker og planer, som handlingsplanen skal spille sammen med. Det er typisk disse: "
    f"{'; '.join(one.title_da for one in usual_policies())}.",
)
MEASURES = Sheet(
    "measures",
    "Eksisterende indsatser",
    (
        Column(
            "policy",
            "Politik",
            "text",
            True,
            help_da="Navnet, som det står på arket »Politikker«.",
            width=34,
            max_length=200,
            refers_to=("policies", "policy"),
        ),
        Column("measure", "Indsats", "text", True, help_da="Den indsats, der findes i dag.", width=40, max_length=300),
        _id("measure_id"),
        _later("description", "Beskrivelse", "Hvad går indsatsen ud på?", 50),
        _later("target_group", "Målgruppe", "Hvem er indsatsen rettet mod?", 28),
        Column("level", "Niveau", "choice", choices=LEVELS, help_da="Det niveau, den virker på.", width=15, since=2),
        Column(
            "owner",
            "Ansvarlig funktion",
            help_da="Skriv funktionen, fx »SSP-konsulent«. Skriv ikke navne på personer.",
            width=26,
            max_length=160,
            since=2,
        ),
        _later("area", "Sted", "Området eller bydelen, hvis den ikke gælder hele kommunen.", 24, 200),
        _day("start_on", "Start", "Hvornår begyndte eller begynder indsatsen?"),
        _day("end_on", "Slut", "Hvornår slutter indsatsen? Lad feltet stå tomt, hvis den fortsætter."),
        _DECISION,
        _REASON,
    ),
    row_key=("policy", "measure"),
    max_rows=400,
    help_da="Det, som de andre politikker allerede sætter i gang. Jo mere der står om en indsats, jo bedre kan overlap "
    "findes. En beslutning her gælder hele planen; på arket »Overlap« tager I stilling for én indsats ad gangen.",
    reasons=(_DECIDED,),
)
OVERLAPS = Sheet(
    "overlaps",
    "Overlap",
    (
        Column("number", "Indsats nr.", "integer", locked=True, width=9, since=2),
        _id("action_id"),
        _quoted("action", "Indsats i planen", 30),
        _quoted("policy", "Politik", 26),
        _quoted("measure", "Eksisterende indsats", 32),
        _id("measure_id"),
        Column("strength", "Overlap", "choice", choices=STRENGTHS, locked=True, width=11, since=2),
        _DECISION,
        _REASON,
        _quoted("words", "Fælles ord", 26),
        _quoted("action_sentence", "Sætning i planen", 40),
        _quoted("measure_sentence", "Sætning i politikken", 40),
        _quoted("why", "Hvorfor", 34),
    ),
    row_key=("number", "policy", "measure"),
    max_rows=MOST_OVERLAPS,
    fixed_rows=True,
    optional=True,
    help_da="Steder, hvor planen ser ud til at gøre det samme som en anden politik. Det tydeligste står først ved hver "
    "indsats. Vælg Sammenlæg, Henvis eller Hold adskilt, og skriv hvorfor. De tydelige skal afgøres, før planen kan "
    "godkendes. Er listen tom, er der ingen indsatser at sammenligne.",
    reasons=(_DECIDED,),
    since=2,
)
