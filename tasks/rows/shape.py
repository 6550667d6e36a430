"""Say what the rows of a workbook look like on their way out: by sheet key, each row by column key."""

from collections.abc import Mapping, Sequence

from parat.domain.packets import Value

Row = Mapping[str, Value | None]
Rows = Mapping[str, Sequence[Row]]
