"""Every error that a person can meet, as one tree.

ParatError
├── InputError        IND-  the person who gave the file or the words can mend it; never retried
├── StageError        TRI-  right thing, wrong moment; says what is missing
├── TemplateError     SKA-  the owner of the template or of base.docx can mend it
├── StoredDataError   DAT-  the record does not hold together: stop
├── TemporaryError    MID-  goes over by itself: retried with a pause, then shown
└── SetupError        DRI-  the machine is not ready: ports, folders, programs

Each message has three parts (what happened, where, what to do now) in English for the operator and in
Danish for the sender, and a stable code that is a heading in docs/operations.md.
"""

from collections.abc import Iterable
from typing import Any, ClassVar


class ParatError(Exception):
    """Be an error with three parts: what, where, and what to do now.

    A subclass writes its parts as format strings; the keyword arguments fill them. `short_da` names the fault in a few
    words, for a list in which place, found and allowed have columns of their own.
    """

    code: ClassVar[str] = ""
    what: ClassVar[str] = ""
    where: ClassVar[str] = ""
    remedy: ClassVar[str] = ""
    what_da: ClassVar[str] = ""
    where_da: ClassVar[str] = ""
    remedy_da: ClassVar[str] = ""
    short_da: ClassVar[str] = ""

    def __init__(self, **found: Any) -> None:
        self.found = {name: _shown(value) for name, value in found.items()}
        super().__init__(self.in_english())

    def in_english(self) -> str:
        """Say it to the operator."""
        return self._sentence(self.what, self.where, self.remedy)

    def in_danish(self) -> str:
        """Say it to the sender of the file, in Danish."""
        return self._sentence(self.what_da or self.what, self.where_da or self.where, self.remedy_da or self.remedy)

    def parts(self) -> tuple[str, str, str]:
        """Give what, where and what to do, in English, each on its own."""
        return (self.what.format(**self.found), self.where.format(**self.found), self.remedy.format(**self.found))

    def parts_da(self) -> tuple[str, str, str]:
        """Give what, where and what to do, in Danish, each on its own."""
        words = (self.what_da or self.what, self.where_da or self.where, self.remedy_da or self.remedy)
        what, where, remedy = (part.format(**self.found) for part in words)
        return what, where, remedy

    def _sentence(self, what: str, where: str, remedy: str) -> str:
        place = where.format(**self.found)
        head = f"{place}: {what.format(**self.found)}" if place else what.format(**self.found)
        return f"{head} {remedy.format(**self.found)} ({self.code})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuilt, (type(self), self.found))


def _rebuilt(kind: type[ParatError], found: dict[str, Any]) -> ParatError:
    return kind(**found)


def _shown(value: Any) -> Any:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return ", ".join(str(item) for item in value)


class InputError(ParatError):
    """Be an error that the person who gave the input can mend."""


class StageError(ParatError):
    """Be a right thing at the wrong moment."""


class TemplateError(ParatError):
    """Be a fault in a template or in base.docx."""


class StoredDataError(ParatError):
    """Be a record or a stored file that does not hold together."""


class TemporaryError(ParatError):
    """Be a fault that goes over by itself."""


class SetupError(ParatError):
    """Be a machine that is not ready."""
