"""Declare the readiness assessment: who answers, the short mapping, and an answer to each item."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, ReasonRule, Sheet
from parat.domain.packets.wording import sector

ROLES: tuple[Choice, ...] = (
    ("leader", "Leder"),
    ("coordinator", "Tovholder/SSP"),
    ("social", "Socialfaglig"),
    ("school", "Skole/dagtilbud"),
    ("employment", "Beskæftigelse"),
    ("contingency", "Beredskab"),
    ("police", "Politi (observatør)"),
    ("other", "Andet"),
)
RESPONDENTS = tuple(f"R{number}" for number in range(1, 13))
ANCHOR_VALUES: tuple[Choice, ...] = tuple((str(value), str(value)) for value in range(5))
ANSWERS: tuple[Choice, ...] = (*ANCHOR_VALUES, ("VI", "VI"), ("IR", "IR"))
ROUNDS: tuple[Choice, ...] = (
    ("baseline", "Udgangspunkt"),
    ("adoption", "Ved vedtagelsen"),
    ("followup12", "12 måneder efter vedtagelsen"),
)


def _locked(key: str, label_da: str, width: int) -> Column:
    return Column(key, label_da, locked=True, width=width)


_RESPONDENT_SHEET = Sheet(
    "respondents",
    "Respondenter",
    (
        Column(
            "respondent",
            "Respondent",
            "choice",
            True,
            tuple((key, key) for key in RESPONDENTS),
            "Nummeret svarer til kolonnen på arket »Svar«.",
            width=13,
        ),
        Column("role", "Rolle", "choice", True, ROLES, "Den rolle, der svares ud fra.", width=24),
        sector(required=False),
        Column("answered_on", "Besvaret dato", "date", help_da="Den dag respondenten svarede.", width=15),
    ),
    row_key=("respondent",),
    max_rows=12,
    help_da="Én linje for hver, der har svaret. Skriv ikke navne: Respondenten kendes kun på sit nummer og sin rolle.",
)
_MISSING_ROLES = Sheet(
    "missing_roles",
    "Manglende roller",
    (
        Column("role", "Rolle", "choice", True, ROLES, "Den rolle, der ikke har svaret.", width=24),
        Column("reason", "Begrundelse", "text", True, help_da="Hvorfor har rollen ikke svaret?", width=70),
    ),
    row_key=("role",),
    max_rows=8,
    help_da="Har ingen svaret for en rolle, skal det begrundes her. Lad ellers arket stå tomt.",
)
_MAPPING = Sheet(
    "mapping",
    "Afdækning",
    (
        _locked("dimension", "Id", 7),
        _locked("title", "Tema", 30),
        *(_locked(f"anchor_{value}", f"{value}", 24) for value in range(5)),
        Column(
            "value",
            "Vores niveau",
            "choice",
            choices=ANCHOR_VALUES,
            help_da="Det niveau, der passer bedst i dag.",
            width=10,
        ),
        Column("note", "Bemærkning", help_da="Kort begrundelse, hvis der er behov for den.", width=40),
    ),
    row_key=("dimension",),
    max_rows=9,
    fixed_rows=True,
    help_da="Afdækning af eget udgangspunkt: Vælg for hver af de ni temaer det niveau, der passer bedst i dag.",
)
_ANSWER_SHEET = Sheet(
    "answers",
    "Svar",
    (
        _locked("item", "Id", 7),
        _locked("statement", "Udsagn", 46),
        Column("critical", "Kritisk", "yes_no", locked=True, width=8),
        _locked("anchor_0", "Niveau 0", 20),
        _locked("anchor_2", "Niveau 2", 20),
        _locked("anchor_4", "Niveau 4", 24),
        *(
            Column(
                key,
                key,
                "choice",
                choices=ANSWERS,
                help_da="0-4, eller VI (ved ikke) eller IR (ikke relevant, skal begrundes).",
                width=6,
            )
            for key in RESPONDENTS
        ),
        Column("documentation", "Dokumentation", help_da="Dokument, dato og ejer. Ventes ved 3 og 4.", width=36),
        Column("reason", "Begrundelse", help_da="Skal udfyldes, når et svar er IR.", width=36),
    ),
    row_key=("item",),
    max_rows=60,
    fixed_rows=True,
    help_da="0 = ikke påbegyndt · 1 = spredt eller personbåret · 2 = under opbygning · 3 = etableret · "
    "4 = forankret og lærende · VI = ved ikke · IR = ikke relevant (skal begrundes).",
    reasons=(ReasonRule(RESPONDENTS, ("IR",), "reason"),),
)

READINESS = PacketSpec(
    stage="readiness",
    kind="readiness",
    version=1,
    title_da="Parathedsvurdering",
    sheets=(_RESPONDENT_SHEET, _MISSING_ROLES, _MAPPING, _ANSWER_SHEET),
    instructions_da=(
        "Begynd med arket »Afdækning«: Det tager omkring 20 minutter og giver et fælles billede.",
        "På arket »Svar« har hver respondent sin egen kolonne, R1-R12. Rollerne skrives på arket »Respondenter«.",
        "Disse roller skal svare: leder, tovholder/SSP, socialfaglig, skole/dagtilbud, beskæftigelse og beredskab.",
        "Har en af rollerne ikke svaret, begrundes det på arket »Manglende roller«.",
    ),
    rounds=ROUNDS,
)
