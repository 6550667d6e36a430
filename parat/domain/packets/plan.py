"""Declare the plan: actions, local chapter texts, stakeholders and hearing answers, with the sheets of policies."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, ReasonRule, Sheet
from parat.domain.packets.hearing import HEARING
from parat.domain.packets.policies import MEASURES, POLICIES
from parat.domain.packets.wording import function, sector

ACTION_DECISIONS: tuple[Choice, ...] = (("proposed", "Forslag"), ("approved", "Godkendt"), ("rejected", "Afvist"))
TASKS: tuple[Choice, ...] = (
    ("1", "1 Generel forebyggelse"),
    ("2", "2 Udredning og håndtering af bekymringer"),
    ("3", "3 Handling i akutte situationer"),
)
LEVELS: tuple[Choice, ...] = (
    ("constructive", "Opbyggende"),
    ("anticipatory", "Foregribende"),
    ("intervening", "Indgribende"),
)
PUBLICITY: tuple[Choice, ...] = (("public", "Offentlig"), ("internal", "Intern"))


def _prose(key: str, label_da: str, help_da: str, width: int = 40, required: bool = False) -> Column:
    return Column(key, label_da, "text", required, help_da=help_da, width=width)


_ACTIONS = Sheet(
    "actions",
    "Indsatser",
    (
        Column("number", "Nr.", "integer", True, help_da="Indsatsens nummer.", width=7, minimum=1, maximum=999),
        Column("action_id", "Indsats-id", locked=True, hidden=True, width=38, max_length=36),
        Column("title", "Titel", "text", True, help_da="En kort overskrift.", width=36, max_length=200),
        Column("decision", "Beslutning", "choice", True, ACTION_DECISIONS, "Hvad har I besluttet?", width=13),
        _prose("reason", "Begrundelse", "Skal udfyldes, når en indsats er afvist.", 32),
        Column("task", "Opgave", "choice", True, TASKS, "Den af planens tre opgaver, indsatsen hører til.", width=26),
        Column("level", "Niveau", "choice", True, LEVELS, "Det niveau, indsatsen virker på.", width=15),
        _prose("target_group", "Målgruppe", "Hvem er indsatsen rettet mod?", 28),
        _prose("description", "Beskrivelse", "Hvad går indsatsen ud på?", 50),
        _prose("activities", "Aktiviteter", "De konkrete aktiviteter i indsatsen.", 50),
        function("responsible", "Ansvarlig funktion", required=False),
        _prose("participants", "Deltagere", "De funktioner og organisationer, der medvirker. Ingen navne.", 28),
        Column("start_on", "Start", "date", help_da="Hvornår begynder indsatsen?", width=14),
        Column("due_on", "Frist", "date", help_da="Hvornår skal indsatsen være gennemført?", width=14),
        _prose("resources", "Ressourcer", "Timer og midler, der er sat af.", 24),
        _prose("indicator", "Indikator", "Det, I vil måle på.", 30),
        Column("baseline", "Udgangspunkt", "decimal", help_da="Værdien i dag, fx 12,5.", width=11),
        Column("target", "Måltal", "decimal", help_da="Den værdi, I vil nå.", width=11),
        _prose("risk", "Risiko", "Hvad kan forhindre, at indsatsen lykkes?", 32),
    ),
    row_key=("number",),
    max_rows=150,
    rows_stay=True,
    help_da="Gennemgå forslagene, ret dem til, og tag stilling til hvert af dem. Tilføj gerne egne indsatser.",
    reasons=(ReasonRule(("decision",), ("rejected",), "reason"),),
)
_CHAPTERS = Sheet(
    "chapters",
    "Kapitler",
    (
        Column("number", "Kapitel", "integer", True, locked=True, width=9, minimum=0, maximum=16),
        Column("title", "Titel", locked=True, width=40),
        Column("local_text", "Lokal tekst", help_da="Kommunens egen tekst til kapitlet.", width=90, max_length=12_000),
        Column("publicity", "Udgave", "choice", choices=PUBLICITY, help_da="Skal kapitlet offentliggøres?", width=12),
    ),
    row_key=("number",),
    max_rows=17,
    fixed_rows=True,
    help_da="Her skrives det, der er særligt for jeres kommune. Alt i den offentlige udgave bliver offentliggjort.",
)
_STAKEHOLDERS = Sheet(
    "stakeholders",
    "Interessenter",
    (
        Column(
            "stakeholder",
            "Funktion eller organisation",
            "text",
            True,
            help_da="Skriv en funktion eller en organisation, aldrig en persons navn.",
            width=40,
            max_length=200,
        ),
        sector(),
        _prose("role", "Rolle", "Hvad bidrager interessenten med?", 50),
    ),
    row_key=("stakeholder",),
    max_rows=80,
    help_da="Interne og eksterne samarbejdspartnere.",
)

PLAN = PacketSpec(
    stage="plan",
    kind="plan",
    version=2,
    title_da="Handlingsplan",
    sheets=(_ACTIONS, _CHAPTERS, POLICIES, MEASURES, _STAKEHOLDERS, HEARING),
    instructions_da=(
        "Arket »Indsatser« er udfyldt med forslag fra parathedsvurderingen og workshoppene. Tag stilling til dem alle.",
        "På arket »Kapitler« skriver I den tekst, der er særlig for jeres kommune.",
        "Skriv politikkerne først: Arket »Eksisterende indsatser« henviser til dem ved navn.",
        "Arket »Høringssvar« udfyldes først, når planen har været i høring. Ellers lader I det stå tomt.",
    ),
)
