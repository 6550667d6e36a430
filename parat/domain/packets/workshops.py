"""Declare the workshops: the planned set, who took part by function, and what was decided."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, ReasonRule, Sheet
from parat.domain.packets.scenario_training import PRIORITIES, PRIORITISING, SCENARIO_IDS, SCENARIO_TRAINING
from parat.domain.packets.wording import BEGINS, ITEM_ID, ITEM_IDS, function, sector
from parat.domain.workshop_kinds import kind_choices, workshop_kinds

__all__ = ["HELD", "PRIORITIES", "WORKSHOPS", "WORKSHOP_KINDS"]

WORKSHOP_KINDS: tuple[Choice, ...] = kind_choices()
HELD: tuple[Choice, ...] = (("planned", "Planlagt"), ("held", "Afholdt"), ("cancelled", "Aflyst"))
_USUAL_SCENARIOS = "; ".join(
    f"{', '.join(kind.scenarios)} på »{kind.title_da}«" for kind in workshop_kinds().values() if kind.scenarios
)


def _number(key: str, label_da: str, refers_to: tuple[str, str] | None = None) -> Column:
    return Column(
        key, label_da, "integer", True, help_da="Et helt tal.", width=12, minimum=1, maximum=999, refers_to=refers_to
    )


_WORKSHOPS = Sheet(
    "workshops",
    "Workshops",
    (
        _number("number", "Nr."),
        Column("kind", "Emne", "choice", True, WORKSHOP_KINDS, "Workshoppens emne.", width=34),
        Column("held_on", "Dato", "date", help_da="Den dag workshoppen holdes eller blev holdt.", width=14),
        BEGINS,
        Column("place", "Sted", help_da="Fx »Rådhuset, mødelokale 2«.", width=26, max_length=200),
        Column("status", "Status", "choice", True, HELD, "Hvor langt er workshoppen?", width=13),
        Column("reason", "Begrundelse", help_da="Skal udfyldes, når en workshop er aflyst.", width=50),
        Column(
            "key_functions",
            "Nøglefunktioner",
            help_da="De funktioner, som skal kunne deltage, adskilt af semikolon, fx SSP-konsulent; Tovholder.",
            width=34,
            max_length=600,
            since=3,
        ),
        Column(
            "scenarios",
            "Scenarier",
            help_da=f"De scenarier, der øves, fx S1, S3. Står der intet, øves {_USUAL_SCENARIOS}.",
            width=14,
            max_length=60,
            pattern=SCENARIO_IDS,
            since=3,
        ),
    ),
    row_key=("number",),
    max_rows=12,
    help_da="Én linje for hver workshop. En aflyst workshop bliver stående og begrundes.",
    reasons=(ReasonRule(("status",), ("cancelled",), "reason"), ReasonRule(("status",), ("held",), "held_on")),
)
_PARTICIPANTS = Sheet(
    "participants",
    "Deltagere",
    (
        _number("workshop", "Workshop nr.", ("workshops", "number")),
        function("function", "Funktion"),
        sector(),
    ),
    row_key=("workshop", "function"),
    max_rows=120,
    help_da="Skriv, hvilke funktioner der deltog. Skriv ikke navne på personer.",
)
_DECISIONS = Sheet(
    "decisions",
    "Beslutninger",
    (
        _number("workshop", "Workshop nr.", ("workshops", "number")),
        _number("number", "Beslutning nr."),
        Column("text", "Beslutning", "text", True, help_da="Hvad blev besluttet?", width=60),
        function("responsible", "Ansvarlig funktion"),
        Column("due_on", "Frist", "date", help_da="Hvornår skal det være gjort?", width=14),
        Column(
            "becomes_action",
            "Bliver til indsats",
            "yes_no",
            True,
            help_da="Skal beslutningen med i handlingsplanen?",
            width=12,
        ),
        Column(
            "item",
            "Udsagnsnr.",
            help_da="Det udsagn i parathedsvurderingen, som beslutningen svarer på, fx D5.2. Kan stå tomt.",
            width=14,
            max_length=10,
            pattern=ITEM_ID,
        ),
    ),
    row_key=("workshop", "number"),
    max_rows=100,
    help_da="Én linje for hver beslutning. Beslutninger, der bliver til indsatser, kommer med i handlingsplanen.",
)
_AREAS = Sheet(
    "areas",
    "Udviklingsområder",
    (
        _number("number", "Nr."),
        Column("title", "Udviklingsområde", "text", True, help_da="En kort overskrift.", width=50, max_length=200),
        Column(
            "items",
            "Udsagnsnumre",
            help_da="De udsagn i parathedsvurderingen, som området dækker, fx D5.1, D5.2.",
            width=26,
            max_length=400,
            pattern=ITEM_IDS,
        ),
        Column("priority", "Prioritet", "choice", True, PRIORITIES, "Hvor vigtigt er området?", width=12),
    ),
    row_key=("number",),
    max_rows=40,
    help_da="De områder, kommunen vil udvikle, med de udsagn fra parathedsvurderingen, som de bygger på.",
)
_QUESTIONS = Sheet(
    "questions",
    "Åbne spørgsmål",
    (
        _number("number", "Nr."),
        Column("text", "Spørgsmål", "text", True, help_da="Det, der endnu ikke er afklaret.", width=60),
        function("responsible", "Ansvarlig funktion", required=False),
        Column("due_on", "Svar senest", "date", help_da="Hvornår skal der foreligge et svar?", width=14),
    ),
    row_key=("number",),
    max_rows=40,
    optional=True,
    help_da="Det, der skal afklares efter workshoppen.",
)

WORKSHOPS = PacketSpec(
    stage="workshops",
    kind="workshops",
    version=3,
    title_da="Workshops",
    sheets=(_WORKSHOPS, _PARTICIPANTS, _DECISIONS, _AREAS, _QUESTIONS, SCENARIO_TRAINING, PRIORITISING),
    instructions_da=(
        "Skriv først workshoppene på arket »Workshops«. De andre ark henviser til workshoppens nummer.",
        "Deltagere skrives som funktioner, aldrig som navne.",
        "Arket »Scenarietræning« udfyldes efter en scenarieworkshop: Hvad svarer planen på, og hvor fejler den?",
        "Arket »Prioritering« giver et forslag til hvert udviklingspunkt. Det gælder først, når I selv har valgt.",
    ),
)
