"""Declare the readiness assessment: who answers, the short mapping, and an answer to each item."""

from parat.domain.packets.declaration import Choice, Column, PacketSpec, Part, ReasonRule, Sheet
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


MAPPING, EXTENDED = "mapping", "extended"
_ALLOWED_DA = "0-4, eller VI (ved ikke) eller IR (ikke relevant, skal begrundes)."


def _locked(key: str, label_da: str, width: int) -> Column:
    return Column(key, label_da, locked=True, width=width)


def _answers_of_all(since: int) -> tuple[Column, ...]:
    return tuple(
        Column(key, key, "choice", choices=ANSWERS, help_da=_ALLOWED_DA, width=6, since=since, of=key)
        for key in RESPONDENTS
    )


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
            "Nummeret er navnet på respondentens kolonne.",
            width=13,
        ),
        Column("role", "Rolle", "choice", True, ROLES, "Den rolle, der svares ud fra.", width=24),
        sector(required=False),
        Column(
            "answered_on",
            "Besvaret dato",
            "date",
            help_da="Den dag alle udsagn på arket »Svar« var besvaret.",
            width=15,
            part=EXTENDED,
        ),
    ),
    row_key=("respondent",),
    max_rows=12,
    help_da="Én linje for hver, der svarer. Skriv ikke navne: Respondenten kendes kun på sit nummer og sin rolle.",
    lists_respondents=True,
    own_help_da="Nummer og rolle ligger fast. Skriv ikke navne: Respondenten kendes kun på sit nummer og sin rolle.",
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
    part=EXTENDED,
    joint_only=True,
)
_MAPPING_SHEET = Sheet(
    "mapping",
    "Afdækning",
    (
        _locked("dimension", "Id", 7),
        _locked("title", "Tema", 26),
        *(_locked(f"anchor_{value}", f"{value}", 24) for value in range(5)),
        *_answers_of_all(since=2),
        Column(
            "remark",
            "Bemærkning",
            help_da="Kort begrundelse, hvis der er behov for den. Skal udfyldes, når et svar er IR.",
            width=40,
            since=2,
            shared=True,
        ),
    ),
    row_key=("dimension",),
    max_rows=9,
    fixed_rows=True,
    help_da="Afdækning af eget udgangspunkt: Vælg for hvert af de ni temaer det niveau, der passer bedst i dag. "
    "VI = ved ikke · IR = ikke relevant (skal begrundes).",
    reasons=(ReasonRule(RESPONDENTS, ("IR",), "remark"),),
    former=(
        Column("value", "Vores niveau", "choice", choices=ANCHOR_VALUES, width=10, until=1),
        Column("note", "Bemærkning", width=40, until=1),
    ),
    part=MAPPING,
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
        *_answers_of_all(since=1),
        Column(
            "documentation",
            "Dokumentation",
            help_da="Dokument, dato og ejer. Ventes ved 3 og 4; uden den vises svaret som »ikke dokumenteret«.",
            width=36,
            shared=True,
        ),
        Column("reason", "Begrundelse", help_da="Skal udfyldes, når et svar er IR.", width=36, shared=True),
    ),
    row_key=("item",),
    max_rows=60,
    fixed_rows=True,
    help_da="0 = ikke påbegyndt · 1 = spredt eller personbåret · 2 = under opbygning · 3 = etableret · "
    "4 = forankret og lærende · VI = ved ikke · IR = ikke relevant (skal begrundes).",
    reasons=(ReasonRule(RESPONDENTS, ("IR",), "reason"),),
    part=EXTENDED,
)
_DONT_KNOW_DA = "Ved I det ikke, så vælg VI. Er det ikke relevant for kommunen, så vælg IR, og skriv hvorfor."
_PARTS = (
    Part(
        MAPPING,
        "Afdækning af eget udgangspunkt",
        (
            "Afdækningen tager omkring 20 minutter. Den udvidede parathedsvurdering følger bagefter.",
            "Læs de fem niveauer for hvert af de ni temaer. Vælg det, der passer bedst i dag, i kolonnen R1-R12.",
            _DONT_KNOW_DA,
        ),
    ),
    Part(
        EXTENDED,
        "Udvidet parathedsvurdering",
        (
            "Vælg for hvert udsagn på arket »Svar« et niveau fra 0 til 4 i kolonnen R1-R12.",
            "Niveau 1 ligger mellem 0 og 2, og niveau 3 mellem 2 og 4.",
            _DONT_KNOW_DA,
            "Nævn ved 3 og 4 et dokument med dato og ejer. Uden det tæller svaret, men vises som »ikke dokumenteret«.",
        ),
    ),
)

READINESS = PacketSpec(
    stage="readiness",
    kind="readiness",
    version=2,
    title_da="Parathedsvurdering",
    sheets=(_RESPONDENT_SHEET, _MISSING_ROLES, _MAPPING_SHEET, _ANSWER_SHEET),
    instructions_da=(
        "Begynd med arket »Afdækning«: Det tager omkring 20 minutter og giver et fælles billede.",
        "På »Afdækning« og »Svar« har hver respondent sin kolonne, R1-R12. Rollerne står på »Respondenter«.",
        "Bemærkning, dokumentation og begrundelse står for alle på linjen. Retter I teksten, rettes den for dem alle.",
        "Disse roller skal svare: leder, tovholder/SSP, socialfaglig, skole/dagtilbud, beskæftigelse og beredskab.",
        "Har en af rollerne ikke svaret, begrundes det på arket »Manglende roller«.",
    ),
    rounds=ROUNDS,
    parts=_PARTS,
    respondents=RESPONDENTS,
)
