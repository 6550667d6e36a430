"""Parse the XML of an Office package without entities, network or document types."""

from lxml import etree

from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError


def parse_part(part: bytes, name: str) -> etree._Element:
    """Parse one XML part; raises UnreadablePackageError or UnsafePackageError with the part's name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadablePackageError(reason=str(fault), place=name) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafePackageError(reason="a DOCTYPE", reason_da="en DOCTYPE", place=name)
    return root


def serialise_part(root: etree._Element) -> bytes:
    """Write one XML part the way Office does: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
