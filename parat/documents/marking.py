"""Choose the look of a status or a band: the words always stand beside the colour."""

_CLASSES = {
    "gennemført": "status-done",
    "afsluttet": "status-done",
    "god": "status-done",
    "stærk": "status-done",
    "i gang": "status-going",
    "under opbygning": "status-slow",
    "afventer": "status-slow",
    "forsinket": "status-late",
    "kritisk": "status-late",
    "svag": "status-late",
    "udgået": "status-none",
    "ikke startet": "status-none",
}
NEUTRAL = "status-none"


def status_class(status_da: str) -> str:
    """Give the class of a Danish status or band; one that is not known looks neutral."""
    return _CLASSES.get(status_da.strip().casefold(), NEUTRAL)
