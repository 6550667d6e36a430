"""Declare the follow-up: status and reading of each adopted action, and milestones."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, ReasonRule, Sheet
from parat.domain.packets.wording import function

ACTION_STATUSES: tuple[Choice, ...] = (
    ("not_started", "Ikke startet"),
    ("in_progress", "I gang"),
    ("done", "Gennemført"),
    ("delayed", "Forsinket"),
    ("dropped", "Udgået"),
)

_FOLLOW_UP = Sheet(
    "follow_up",
    "Opfølgning",
    (
        Column("action_id", "Indsats-id", locked=True, hidden=True, width=38, max_length=36),
        Column("number", "Nr.", "integer", locked=True, width=7),
        Column("title", "Indsats", locked=True, width=40),
        Column("responsible", "Ansvarlig funktion", locked=True, width=26),
        Column("due_on", "Frist", "date", locked=True, width=14),
        Column("indicator", "Indikator", locked=True, width=30),
        Column("target", "Måltal", "decimal", locked=True, width=10),
        Column("status", "Status", "choice", choices=ACTION_STATUSES, help_da="Indsatsens status i dag.", width=15),
        Column("reading", "Måling", "decimal", help_da="Den målte værdi, fx 12,5.", width=11),
        Column("measured_on", "Målt dato", "date", help_da="Den dag der blev målt.", width=14),
        Column("remark", "Bemærkning", help_da="Kort om, hvad der er sket siden sidst.", width=40),
        Column("deviation", "Afvigelse", help_da="Hvorfor er indsatsen forsinket eller udgået?", width=40),
    ),
    row_key=("action_id",),
    max_rows=150,
    fixed_rows=True,
    help_da="Angiv status for hver indsats, og skriv den seneste måling. En afvigelse skal forklares.",
    reasons=(ReasonRule(("status",), ("delayed", "dropped"), "deviation"),),
)
_MILESTONES = Sheet(
    "milestones",
    "Milepæle",
    (
        Column("number", "Nr.", "integer", True, help_da="Milepælens nummer.", width=7, minimum=1, maximum=999),
        Column("title", "Milepæl", "text", True, help_da="Det, der skal være nået.", width=46, max_length=200),
        function("responsible", "Ansvarlig funktion", required=False),
        Column("due_on", "Frist", "date", help_da="Hvornår skal milepælen være nået?", width=14),
        Column("reached_on", "Nået den", "date", help_da="Den dag milepælen blev nået.", width=14),
    ),
    row_key=("number",),
    max_rows=40,
    optional=True,
    help_da="Kan bruges til at følge gennemførelsen trin for trin.",
)

IMPLEMENTATION = PacketSpec(
    stage="implementation",
    kind="implementation",
    version=1,
    title_da="Opfølgning",
    sheets=(_FOLLOW_UP, _MILESTONES),
    instructions_da=(
        "På arket »Opfølgning« står alle vedtagne indsatser. Angiv status og måling for hver af dem.",
        "Er en indsats forsinket eller udgået, skal afvigelsen forklares.",
    ),
)
