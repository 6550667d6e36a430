"""Declare the sheets of the plan packet about the municipality's other policies and what they already do."""

from parat.domain.packets.declaration import Choice, Column, ReasonRule, Sheet
from parat.domain.packets.wording import function

OVERLAP_DECISIONS: tuple[Choice, ...] = (
    ("merge", "Sammenlæg"),
    ("refer", "Henvis"),
    ("keep", "Hold adskilt"),
)

POLICIES = Sheet(
    "policies",
    "Politikker",
    (
        Column("policy", "Politik", "text", True, help_da="Politikkens navn.", width=46, max_length=200),
        function("owner", "Ejer", required=False),
        Column("adopted_on", "Vedtaget dato", "date", help_da="Den dag politikken blev vedtaget.", width=15),
    ),
    row_key=("policy",),
    max_rows=60,
    help_da="De politikker og planer, som handlingsplanen skal spille sammen med.",
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
            width=40,
            max_length=200,
            refers_to=("policies", "policy"),
        ),
        Column("measure", "Indsats", "text", True, help_da="Den indsats, der findes i dag.", width=46, max_length=300),
        Column(
            "decision",
            "Beslutning",
            "choice",
            choices=OVERLAP_DECISIONS,
            help_da="Hvad gør I ved overlappet?",
            width=15,
        ),
        Column(
            "reason",
            "Begrundelse",
            help_da="Hvorfor lægges de sammen, henvises der, eller holdes de adskilt?",
            width=50,
        ),
    ),
    row_key=("policy", "measure"),
    max_rows=120,
    help_da="Tag stilling til hvert overlap, så der ikke opbygges parallelindsatser.",
    reasons=(ReasonRule(("decision",), ("merge", "refer", "keep"), "reason"),),
)
