"""Hold the lists of choices that several packets share."""

from parat.domain.packets.declaration import Choice, Column

SECTORS: tuple[Choice, ...] = (
    ("management", "Ledelse og stab"),
    ("social", "Børn, unge og familie"),
    ("adults", "Voksne og socialpsykiatri"),
    ("school", "Skole og dagtilbud"),
    ("employment", "Beskæftigelse og integration"),
    ("leisure", "Kultur, fritid og klubber"),
    ("contingency", "Beredskab"),
    ("police", "Politi"),
    ("ssp", "SSP"),
    ("probation", "Kriminalforsorg"),
    ("housing", "Boligorganisation"),
    ("civil_society", "Civilsamfund"),
    ("other", "Andet"),
)
MODULES: tuple[Choice, ...] = (
    ("concepts", "Begreber og definitioner"),
    ("milieus", "Ekstremistiske miljøer"),
    ("signs", "Bekymringstegn"),
    ("options_and_law", "Handlemuligheder og lovgivning"),
    ("infohus_and_tool", "Infohus og vurderingsværktøj"),
    ("sharing", "Informationsdeling"),
    ("scenario", "Scenarietræning"),
    ("communication", "Kommunikation"),
)
LEVELS: tuple[Choice, ...] = (
    ("constructive", "Opbyggende"),
    ("anticipatory", "Foregribende"),
    ("intervening", "Indgribende"),
)
BEGINS = Column(
    "begins", "Kl.", "time", help_da="Det tidspunkt, det begynder, fx 9.00.", width=9, max_length=12, since=2
)
ITEM_ID = r"D[1-9]\.[1-9]"
ITEM_IDS = rf"{ITEM_ID}(\s*[,;]\s*{ITEM_ID})*"


def sector(width: int = 26, required: bool = True) -> Column:
    """Give the column that says which sector somebody comes from."""
    help_da = "Den sektor, som funktionen hører til."
    return Column("sector", "Sektor", "choice", required, SECTORS, help_da, width=width)


def function(key: str, label_da: str, required: bool = True) -> Column:
    """Give a column for a job function: never a person's name."""
    help_da = "Skriv funktionen, fx »SSP-konsulent«. Skriv ikke navne på personer."
    return Column(key, label_da, "text", required, help_da=help_da, width=28, max_length=200)
