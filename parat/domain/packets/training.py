"""Declare the training: needs by staff group, sessions, attendance, and (optionally) who took part."""

from dataclasses import replace

from parat.domain.packets.declaration import Column, PacketSpec, Sheet
from parat.domain.packets.wording import BEGINS, MODULES, function
from parat.domain.packets.workshops import HELD

_MODULE = Column("module", "Modul", "choice", True, MODULES, "Det modul, det drejer sig om.", width=32)
_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"


def _group() -> Column:
    help_da = "Fx »Lærere i udskolingen«. Skriv gruppen ens på alle ark."
    return Column("group", "Medarbejdergruppe", "text", True, help_da=help_da, width=34, max_length=200)


def _count(key: str, label_da: str, required: bool = True) -> Column:
    return Column(
        key, label_da, "integer", required, help_da="Et helt tal, 0 eller derover.", width=14, minimum=0, maximum=20_000
    )


def _session(refers_to: tuple[str, str] | None = None) -> Column:
    help_da = "Undervisningsgangens nummer, et helt tal."
    return Column(
        "session",
        "Undervisningsgang nr.",
        "integer",
        True,
        help_da=help_da,
        width=22,
        minimum=1,
        maximum=999,
        refers_to=refers_to,
    )


_NEEDS = Sheet(
    "needs",
    "Behov",
    (
        _group(),
        _MODULE,
        replace(
            _count("needed", "Antal, der skal undervises"),
            help_da="Et forslag uden tal er ikke et behov. Skriv 0, hvis I ikke vil bruge forslaget.",
            unless="reason",
        ),
        Column(
            "reason",
            "Begrundelse",
            help_da="Hvorfor gruppen har brug for modulet. Forslag har en begrundelse fra parathedsvurderingen.",
            width=70,
            since=3,
        ),
    ),
    row_key=("group", "module"),
    max_rows=120,
    help_da="Hvor mange medarbejdere i hver gruppe har brug for hvert modul? Linjer uden tal er forslag ud fra "
    "parathedsvurderingen, indtil I skriver et antal. Skriv 0 ved et forslag, I ikke vil bruge, og tilføj jeres egne.",
)
_SESSIONS = Sheet(
    "sessions",
    "Undervisningsgange",
    (
        _session(),
        _MODULE,
        Column("held_on", "Dato", "date", help_da="Den dag undervisningen holdes eller blev holdt.", width=14),
        BEGINS,
        Column("place", "Sted", help_da="Fx »Rådhuset, mødelokale 2«.", width=26, max_length=200, since=2),
        Column("hours", "Timer", "decimal", help_da="Fx 2,5.", width=10, minimum=0, maximum=100),
        Column("status", "Status", "choice", True, HELD, "Hvor langt er undervisningsgangen?", width=13),
    ),
    row_key=("session",),
    max_rows=60,
    help_da="Én linje for hver undervisningsgang.",
)
_ATTENDANCE = Sheet(
    "attendance",
    "Deltagelse",
    (
        _session(("sessions", "session")),
        _group(),
        _count("attended", "Antal deltagere"),
        replace(_count("passed", "Antal bestået test", required=False), at_most="attended"),
    ),
    row_key=("session", "group"),
    max_rows=200,
    help_da="Hvor mange fra hver gruppe deltog, og hvor mange bestod testen?",
)


def _mean(key: str, label_da: str, help_da: str) -> Column:
    return Column(key, label_da, "decimal", help_da=help_da, width=16, minimum=1, maximum=5)


_EVALUATION = Sheet(
    "evaluation",
    "Evaluering",
    (
        _session(("sessions", "session")),
        _count("answered", "Antal svar"),
        _mean("relevance", "Relevans", "Gennemsnit (1-5) af svarene på, om indholdet var relevant for deres arbejde."),
        _mean("usefulness", "Udbytte", "Gennemsnit (1-5) af svarene på, om de kan bruge det, de lærte."),
        _mean("confidence", "Sikkerhed", "Gennemsnit (1-5) af svarene på, om de er mere sikre på, hvad de skal gøre."),
        Column("liked", "Det virkede godt", help_da="Kort, i jeres egne ord. Ingen navne.", width=44),
        Column("wished", "Det skal ændres", help_da="Kort, i jeres egne ord. Ingen navne.", width=44),
    ),
    row_key=("session",),
    max_rows=60,
    optional=True,
    since=2,
    help_da="Deltagernes svar efter undervisningen, samlet for hver undervisningsgang. "
    "Skalaen går fra 1 (slet ikke) til 5 (i høj grad). Svar fra færre end fem vises ikke i evalueringen.",
)
_PARTICIPANTS = Sheet(
    "participants",
    "Deltagere",
    (
        _session(("sessions", "session")),
        Column("name", "Navn", "text", True, help_da="Deltagerens navn.", width=28, max_length=120),
        function("function", "Funktion", required=False),
        Column(
            "mail",
            "Arbejdsmail",
            help_da="Kun arbejdsmail, fx navn@kommune.dk.",
            width=32,
            max_length=200,
            pattern=_MAIL,
        ),
        Column("delete_on", "Slettes den", "date", True, help_da="Den dag oplysningerne skal slettes.", width=14),
    ),
    row_key=("session", "name"),
    max_rows=300,
    optional=True,
    personal=True,
    help_da="Udfyldes kun, hvis der skal sendes kursusbeviser, og kun når databehandleraftalen er på plads.",
)

TRAINING = PacketSpec(
    stage="training",
    kind="training",
    version=3,
    title_da="Undervisningsforløb",
    sheets=(_NEEDS, _SESSIONS, _ATTENDANCE, _EVALUATION, _PARTICIPANTS),
    instructions_da=(
        "Skriv behovet på arket »Behov«, undervisningsgangene på »Undervisningsgange« og fremmødet på »Deltagelse«.",
        "Arket »Behov« kan indeholde forslag ud fra parathedsvurderingen. De gælder først, når I har skrevet et antal.",
        "Skriv på arket »Evaluering«, hvad deltagerne svarede efter undervisningen: gennemsnit, aldrig enkelte svar.",
        "Arket »Deltagere« indeholder personoplysninger. Udfyld det kun ved behov, og angiv en slettedato.",
    ),
)
