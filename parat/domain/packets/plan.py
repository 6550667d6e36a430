"""Declare the plan: what it covers, its actions, the local texts of its chapters and annexes, and its stakeholders."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, ReasonRule, Sheet
from parat.domain.packets.hearing import HEARING
from parat.domain.packets.policies import MEASURES, OVERLAPS, POLICIES
from parat.domain.packets.wording import LEVELS, function, sector

ACTION_DECISIONS: tuple[Choice, ...] = (("proposed", "Forslag"), ("approved", "Godkendt"), ("rejected", "Afvist"))
TASKS: tuple[Choice, ...] = (
    ("1", "1 Generel forebyggelse"),
    ("2", "2 Udredning og håndtering af bekymringer"),
    ("3", "3 Handling i akutte situationer"),
)
PUBLICITY: tuple[Choice, ...] = (("public", "Offentlig"), ("internal", "Intern"))
FORMS: tuple[Choice, ...] = (("separate", "Selvstændig plan mod ekstremisme"), ("joint", "Fælles plan"))


def _prose(key: str, label_da: str, help_da: str, width: int = 40, required: bool = False) -> Column:
    return Column(key, label_da, "text", required, help_da=help_da, width=width)


def _link(key: str, label_da: str, help_da: str, width: int) -> Column:
    """Give a column that shows what an action hangs together with; what is written there is not read."""
    return Column(key, label_da, locked=True, help_da=f"{help_da} Rettes ikke her.", width=width, since=2)


_FACTS = Sheet(
    "facts",
    "Planen",
    (
        Column("title", "Planens titel", "text", True, help_da="Titlen, som den skal stå på forsiden.", max_length=200),
        Column(
            "covers_adults",
            "Omfatter planen voksne?",
            "yes_no",
            help_da="Loven kræver børn, unge og deres familier. Vælg Ja, hvis planen også gælder borgere over 18 år.",
        ),
        Column(
            "form",
            "Planens form",
            "choice",
            choices=FORMS,
            help_da="Vælg den fælles plan, hvis den også dækker negativ social kontrol og æresrelaterede konflikter.",
        ),
        Column(
            "acute_elsewhere",
            "Står den akutte del i den generelle beredskabsplan?",
            "yes_no",
            help_da="Vælg Ja, hvis akutte situationer er beskrevet i kommunens generelle beredskabsplan.",
        ),
        Column(
            "contingency_adopted_on",
            "Den generelle beredskabsplan er vedtaget",
            "date",
            help_da="Den dag kommunalbestyrelsen vedtog den generelle beredskabsplan.",
        ),
    ),
    max_rows=1,
    upright=True,
    help_da="Fem oplysninger om planen som helhed. De afgør, hvad der står på forsiden og i kapitel 3 og 12.",
    since=2,
)
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
        Column(
            "documentation",
            "Dokumentation",
            help_da="Hvor kan man se, at indsatsen er gennemført? Fx et referat eller en sagsgang.",
            width=32,
            since=2,
        ),
        _link("gap_item", "Udviklingspunkt", "Det udsagn eller det trin i et scenarie, som indsatsen svarer på.", 20),
        _link("decided", "Besluttet", "Den beslutning på en workshop, som indsatsen bygger på.", 36),
        _link("policies", "Møder politik", "De politikker, som indsatsen er holdt op imod.", 36),
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
_ANNEXES = Sheet(
    "annexes",
    "Bilag",
    (
        Column("letter", "Bilag", "text", True, locked=True, width=9, max_length=1),
        Column("title", "Titel", locked=True, width=40),
        Column("local_text", "Lokal tekst", help_da="Kommunens egen tekst til bilaget.", width=90, max_length=12_000),
        Column("publicity", "Udgave", "choice", choices=PUBLICITY, help_da="Skal bilaget offentliggøres?", width=12),
    ),
    row_key=("letter",),
    max_rows=6,
    fixed_rows=True,
    help_da="Her skrives det, kommunen vil føje til et bilag. Alt i den offentlige udgave bliver offentliggjort.",
    since=2,
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
    sheets=(_ACTIONS, _CHAPTERS, _ANNEXES, _FACTS, POLICIES, MEASURES, OVERLAPS, _STAKEHOLDERS, HEARING),
    instructions_da=(
        "Arket »Indsatser« er udfyldt med forslag fra parathedsvurderingen og workshoppene. Tag stilling til dem alle.",
        "På arkene »Kapitler« og »Bilag« skriver I den tekst, der er særlig for jeres kommune.",
        "På arket »Planen« står planens titel, og om den omfatter voksne og den akutte del.",
        "Skriv politikkerne først: Arket »Eksisterende indsatser« henviser til dem ved navn.",
        "På arket »Overlap« står de steder, hvor planen ligner noget, I allerede gør. Tag stilling til de tydelige.",
        "Arket »Høringssvar« udfyldes først, når planen har været i høring. Ellers lader I det stå tomt.",
    ),
)
