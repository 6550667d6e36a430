"""Declare two sheets of the workshops packet: what answered each step of a scenario, and what each gap weighs."""

from parat.domain.packets.declaration import Choice, Column, ReasonRule, Sheet
from parat.domain.scenarios import CARD, FAILS, SECTION, answers_in_plan, scenarios

PRIORITIES: tuple[Choice, ...] = (("high", "Høj"), ("medium", "Mellem"), ("low", "Lav"))
CONFIRMED_PRIORITIES: tuple[Choice, ...] = (*PRIORITIES, ("not_now", "Ikke nu"))
ANSWERED_BY: tuple[Choice, ...] = ((SECTION, "Afsnit i planen"), (CARD, "Action card"), (FAILS, "Fejler"))
SCENARIO_CHOICES: tuple[Choice, ...] = tuple((one.id, f"{one.id} {one.title_da}") for one in scenarios().values())
REFERENCES: tuple[Choice, ...] = tuple((key, label) for key, (_, label) in answers_in_plan().items())
_ONE_OF_THEM = "|".join(scenarios())
SCENARIO_IDS = rf"(?:{_ONE_OF_THEM})(?:\s*[,;]\s*(?:{_ONE_OF_THEM}))*"

SCENARIO_TRAINING = Sheet(
    "scenario_steps",
    "Scenarietræning",
    (
        Column("workshop", "Workshop nr.", "integer", locked=True, width=11),
        Column("scenario", "Scenarie", "choice", choices=SCENARIO_CHOICES, locked=True, width=26),
        Column("step", "Trin", "integer", locked=True, width=7),
        Column("question", "Spørgsmål", locked=True, width=60),
        Column("answered_by", "Besvaret af", "choice", choices=ANSWERED_BY, help_da="Hvad gav svaret?", width=18),
        Column(
            "reference",
            "Henvisning",
            "choice",
            choices=REFERENCES,
            help_da="Det afsnit eller det action card, som gav svaret. Fejler trinnet: det, som skulle have givet det.",
            width=44,
        ),
        Column("note", "Bemærkning", help_da="Skal udfyldes, når et trin fejler: Hvad manglede?", width=50),
    ),
    row_key=("workshop", "scenario", "step"),
    max_rows=600,
    help_da="Ét trin på hver linje. Trin, som ikke blev øvet, står tomme. Et trin, der fejler, bliver til et "
    "udviklingspunkt. Mangler der linjer, så planlæg først scenarieworkshoppen, og bed om et nyt skema.",
    fixed_rows=True,
    optional=True,
    reasons=(
        ReasonRule(("answered_by",), (SECTION, CARD), "reference"),
        ReasonRule(("answered_by",), (FAILS,), "note"),
    ),
    since=3,
)
PRIORITISING = Sheet(
    "priorities",
    "Prioritering",
    (
        Column("item", "Udsagnsnr.", locked=True, width=11),
        Column("origin", "Kommer fra", locked=True, width=26),
        Column("statement", "Udsagn", locked=True, width=52),
        Column("score", "Score", "decimal", locked=True, width=8),
        Column("proposed", "Forslag", "choice", choices=PRIORITIES, locked=True, width=10),
        Column(
            "priority",
            "Prioritet",
            "choice",
            choices=CONFIRMED_PRIORITIES,
            help_da="Jeres prioritet. Forslaget gælder ikke, før I har valgt.",
            width=12,
        ),
        Column("reason", "Begrundelse", help_da="Skal udfyldes, når der vælges »Ikke nu«.", width=50),
    ),
    row_key=("item", "origin"),
    max_rows=120,
    help_da="Alle udviklingspunkter fra parathedsvurderingen og scenarietræningen. Forslaget er regnet ud: Det "
    "obligatoriske først, derefter det, som er længst fra 4. Vælg ud fra, hvad der betyder mest, og hvad I kan nå.",
    fixed_rows=True,
    optional=True,
    reasons=(ReasonRule(("priority",), ("not_now",), "reason"),),
    since=3,
)
