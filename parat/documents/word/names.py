"""Name the elements of WordprocessingML."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}


def w(name: str) -> str:
    """Give the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"
