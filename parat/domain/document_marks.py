"""Name the hidden properties by which a finished Word file is known again when it comes back."""

ENGAGEMENT, GENERATION, KIND = "parat_engagement", "parat_generation", "parat_kind"
PARTY = "parat_party"
"""Stands only in the copy of a draft that one party of a hearing was sent: whose copy it is."""
