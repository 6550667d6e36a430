"""Hold the words of every deliverable; parat.documents reads them as package files."""
