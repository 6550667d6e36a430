"""Declare the sheet of what the parties said of the plan in the hearing, and what the municipality answers them."""

from parat.domain.packets.declaration import Column, Sheet

HEARING = Sheet(
    "hearing",
    "Høringssvar",
    (
        Column("number", "Nr.", "integer", True, help_da="Svarets nummer.", width=7, minimum=1, maximum=999),
        Column(
            "party",
            "Høringspart",
            "text",
            True,
            help_da="Skriv en funktion eller en organisation, aldrig en persons navn. Har en borger svaret: »Borger«.",
            width=34,
            max_length=200,
        ),
        Column("received_on", "Modtaget dato", "date", help_da="Den dag svaret blev modtaget.", width=14),
        Column(
            "section", "Afsnit", help_da="Det kapitel eller den indsats, svaret handler om.", width=26, max_length=200
        ),
        Column(
            "about",
            "Tekst i udkastet",
            locked=True,
            help_da="De ord i udkastet, som bemærkningen gælder, når svaret er læst fra en Word-fil.",
            width=40,
            since=2,
        ),
        Column(
            "comment",
            "Høringssvar",
            "text",
            True,
            help_da="Det væsentlige af svaret, uden oplysninger om borgere.",
            width=60,
        ),
        Column("answer", "Kommunens svar", "text", help_da="Hvad svarer kommunen, og hvorfor?", width=50),
        Column("changes_plan", "Ændrer planen?", "yes_no", help_da="Er planen ændret efter svaret?", width=13),
    ),
    row_key=("number",),
    max_rows=150,
    optional=True,
    help_da="Udfyldes, når der kommer svar på høringen. Én linje for hvert punkt i et svar.",
)
