"""Declare the application: a form with one answer to each field."""

from parat.domain.packets.declaration import Column, PacketSpec, Sheet
from parat.domain.packets.wording import function


def _prose(key: str, label_da: str, help_da: str, max_length: int = 4000) -> Column:
    return Column(key, label_da, "text", True, help_da=help_da, width=80, max_length=max_length)


_FIELDS = (
    Column("department", "Forvaltning", "text", True, help_da="Den forvaltning, der søger.", max_length=200),
    function("project_lead_function", "Projektlederens funktion"),
    Column(
        "commitment_on",
        "Ledelsestilsagn, dato",
        "date",
        True,
        help_da="Den dag kommunaldirektøren eller direktionen gav tilsagn om at deltage.",
    ),
    _prose("summary", "Resumé", "Kort resumé, der kan offentliggøres. Højst 1.500 tegn.", 1500),
    _prose(
        "background",
        "Baggrund og lokal udfordring",
        "Beskriv den lokale udfordring i generelle vendinger. Skriv ingen personoplysninger og ingen enkeltsager.",
    ),
    Column(
        "existing_plan",
        "Har kommunen en plan i dag?",
        "yes_no",
        True,
        help_da="Svar ja, hvis der findes en handlingsplan eller et beredskab mod ekstremisme.",
    ),
    Column("existing_plan_on", "Planens dato", "date", help_da="Den dag den nuværende plan blev vedtaget."),
    _prose("purpose", "Formål og forventet udbytte", "Hvad skal kommunen kunne bagefter, som den ikke kan i dag?"),
    _prose("target_group", "Målgruppe", "Hvilke medarbejdere og borgere er omfattet? Skriv, om voksne indgår."),
    _prose("organisation", "Organisering", "Arbejdsgruppe, styregruppe og politisk forankring, som funktioner."),
    _prose("cooperation", "Samarbejde med politi og infohus", "Hvordan samarbejder kommunen med politikredsen i dag?"),
    _prose("other_policies", "Øvrige politikker", "Hvilke politikker skal handlingsplanen spille sammen med?"),
    _prose("timetable", "Tidsplan", "De vigtigste aktiviteter, og hvornår de ventes gennemført."),
    Column(
        "own_hours",
        "Egne ressourcer (timer)",
        "integer",
        True,
        help_da="Det antal arbejdstimer, kommunen selv afsætter. Skriv et helt tal.",
        minimum=0,
        maximum=100_000,
    ),
    _prose("anchoring", "Forankring", "Hvem fører planen videre, når konsulentstøtten er slut?"),
    _prose("risks", "Risici", "Hvad kan gå galt, og hvad gør kommunen ved det?"),
    Column(
        "declaration",
        "Erklæring",
        "yes_no",
        True,
        help_da="Svar ja: Oplysningerne er rigtige, og ansøgningen er godkendt af en tegningsberettiget.",
    ),
)

APPLICATION = PacketSpec(
    stage="application",
    kind="application",
    version=1,
    title_da="Ansøgning",
    sheets=(
        Sheet(
            "application",
            "Ansøgning",
            _FIELDS,
            max_rows=1,
            upright=True,
            gaps_allowed=True,
            help_da="Udfyld svarfeltet ud for hvert spørgsmål.",
        ),
    ),
    instructions_da=(
        "Ansøgningen udfyldes på arket »Ansøgning«. Hvert spørgsmål har ét svarfelt.",
        "Mangler der svar, når fristen udløber, beder vi om de manglende svar.",
    ),
)
