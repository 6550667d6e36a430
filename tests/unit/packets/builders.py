"""Build packets and filled packets; a test names only what it is about."""

import io
from datetime import date
from decimal import Decimal
from functools import cache

from openpyxl import load_workbook

from parat.documents.packets import export_packet
from parat.domain.packets import packet_for
from parat.example.filling import fill

ENGAGEMENT = "eksempel-2026/9904"
STAGES = ("application", "readiness", "workshops", "training", "plan", "implementation")
ITEMS = tuple(f"D{dimension}.{number}" for dimension in range(1, 10) for number in range(1, 6))
ACTION_ID = "11111111-2222-5333-8444-555555555555"

KNOWN_ROWS = {
    "readiness": {
        "mapping": [
            {"dimension": f"D{n}", "title": f"Dimension {n}", **{f"anchor_{at}": f"Trin {at}" for at in range(5)}}
            for n in range(1, 10)
        ],
        "answers": [
            {
                "item": item,
                "statement": f"Udsagn {item} om sagsgang & ansvar.",
                "critical": item == "D5.2",
                "anchor_0": "Nej",
                "anchor_2": "Delvist",
                "anchor_4": "Ja",
            }
            for item in ITEMS
        ],
    },
    "plan": {
        "actions": [
            {
                "number": 1,
                "action_id": ACTION_ID,
                "title": "Beskriv sagsgangen",
                "decision": "proposed",
                "task": "2",
                "level": "anticipatory",
            }
        ],
        "chapters": [{"number": n, "title": f"Kapitel {n}", "publicity": "public"} for n in range(17)],
        "annexes": [{"letter": letter, "title": f"Bilag {letter}", "publicity": "public"} for letter in "ABCDEF"],
        "facts": [{"title": "Operationel handlingsplan", "covers_adults": True, "form": "separate"}],
    },
    "implementation": {
        "follow_up": [{"action_id": ACTION_ID, "number": 1, "title": "Beskriv sagsgangen", "target": Decimal("4.5")}]
    },
}

ENTRIES = {
    "application": {
        "application": {
            (): {
                "department": "Børn og Unge",
                "commitment_on": date(2026, 9, 1),
                "background": "=1+1 & <b>æøå</b>",
                "existing_plan": True,
                "own_hours": 1250,
                "risks": "0101\nlinje 2",
                "declaration": True,
            }
        }
    },
    "readiness": {
        "respondents": [{"respondent": "R1", "role": "leader", "answered_on": date(2026, 10, 1)}],
        "missing_roles": [{"role": "contingency", "reason": "Vakant stilling"}],
        "mapping": {("D1",): {"R1": "3", "remark": "NA"}},
        "answers": {
            ("D1.1",): {"R1": "3", "R2": "VI", "R12": "IR", "reason": "Ikke vores opgave"},
            ("D5.2",): {"R1": "0"},
        },
    },
    "workshops": {
        "workshops": [
            {"number": 1, "kind": "start", "held_on": date(2026, 11, 2), "begins": "09.00", "status": "held"},
            {"number": 2, "kind": "scenario", "status": "cancelled", "reason": "Sygdom"},
        ],
        "participants": [{"workshop": 1, "function": "SSP-konsulent", "sector": "school"}],
        "decisions": [
            {
                "workshop": 1,
                "number": 1,
                "text": "-Beskriv sagsgangen",
                "responsible": "Børnechef",
                "due_on": date(2027, 1, 31),
                "becomes_action": True,
                "item": "D5.2",
            }
        ],
        "areas": [{"number": 1, "title": "Sagsgang", "items": "D5.1, D5.2", "priority": "high"}],
        "questions": [{"number": 1, "text": "Hvem er stedfortræder?"}],
    },
    "training": {
        "needs": [{"group": "Lærere", "module": "options_and_law", "needed": 40}],
        "sessions": [
            {
                "session": 1,
                "module": "signs",
                "held_on": date(2026, 12, 1),
                "begins": "13.00",
                "place": "Biblioteket",
                "hours": Decimal("2.5"),
                "status": "held",
            }
        ],
        "evaluation": [
            {
                "session": 1,
                "answered": 9,
                "relevance": Decimal("4.2"),
                "usefulness": Decimal("3.9"),
                "liked": "Øvelserne",
            }
        ],
        "attendance": [{"session": 1, "group": "Lærere", "attended": 12, "passed": 10}],
        "participants": [{"session": 1, "name": "Prøve Prøvesen", "delete_on": date(2027, 12, 1)}],
    },
    "plan": {
        "actions": {
            (1,): {"decision": "approved", "baseline": Decimal("12.5"), "due_on": date(2027, 6, 30)},
            (2,): {"title": "Ny", "decision": "rejected", "reason": "Dækket", "task": "3", "level": "intervening"},
        },
        "chapters": {(6,): {"local_text": "Vores lokale billede."}},
        "policies": [{"policy": "SSP-plan", "owner": "SSP-leder", "adopted_on": date(2020, 1, 1)}],
        "measures": [{"policy": "SSP-plan", "measure": "Netværk", "decision": "keep", "reason": "Andet formål"}],
        "stakeholders": [{"stakeholder": "Politikredsen", "sector": "police"}],
    },
    "implementation": {
        "follow_up": {(ACTION_ID,): {"status": "delayed", "reading": Decimal("3.75"), "deviation": "Ferie"}},
        "milestones": [{"number": 1, "title": "Sagsgang godkendt"}],
    },
}


def a_packet(stage="readiness", **changes):
    """Export a packet of this stage."""
    return _export(stage, **changes) if changes else _usual_packet(stage)


@cache
def _usual_packet(stage):
    return _export(stage)


def _export(stage, **changes):
    settings = {
        "engagement": ENGAGEMENT,
        "municipality": "Vestersø Kommune",
        "generation": "g1",
        "rows": KNOWN_ROWS.get(stage, {}),
        "is_example": True,
    }
    return export_packet(packet_for(stage), **{**settings, **changes})


def a_filled_packet(stage="readiness", entries=None, **changes):
    """Export a packet and fill it: with these entries, or with usual ones."""
    if entries is None and not changes:
        return _usual_filled_packet(stage)
    return fill(a_packet(stage, **changes), ENTRIES[stage] if entries is None else entries)


@cache
def _usual_filled_packet(stage):
    return fill(a_packet(stage), ENTRIES[stage])


def values_of(packet):
    """Give what a packet says, by sheet, as plain values."""
    return {key: [dict(row.cells) for row in rows] for key, rows in packet.sheets.items()}


def places_of(packet):
    """Give where everything stands, by sheet."""
    return {key: [dict(row.places) for row in rows] for key, rows in packet.sheets.items()}


def edited(packet, edit):
    """Open a packet, let `edit` change the workbook, and give it back saved."""
    book = load_workbook(io.BytesIO(packet))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_cells(packet, sheet, **cells):
    """Write values straight into cells, like `D14="5"`."""

    def write(book):
        for name, value in cells.items():
            book[sheet][name].value = value
            if isinstance(value, str) and not value.startswith("="):
                book[sheet][name].data_type = "s"

    return edited(packet, write)
