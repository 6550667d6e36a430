"""Name the hidden properties by which a finished Word file is known again when it comes back."""

ENGAGEMENT, GENERATION, KIND = "parat_engagement", "parat_generation", "parat_kind"
