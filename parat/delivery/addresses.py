"""Tell an address that a mail can go to from anything else."""

import re
from email.headerregistry import Address
from email.utils import parseaddr

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST = 254


def usable(address: str) -> str | None:
    """Give an address as the mail protocol writes it, a domain with æ, ø or å included; None when it is none."""
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError:
        return None
    written = f"{local}@{domain}"
    fits = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) and len(written) <= _LONGEST
    return written if fits else None


def sender_in(text: str) -> Address:
    """Read who a mail is from: an address, or a name with an address in angle brackets."""
    name, address = parseaddr(text)
    return Address(name, addr_spec=usable(address) or address)
