"""Let a group of commands show at once what its command `show` shows."""

from typing import Any

from typer.core import TyperGroup


class ShownAtOnce(TyperGroup):
    """Let `parat GROUP MUNICIPALITY` do what `parat GROUP show MUNICIPALITY` does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the first word for a municipality when it names no command."""
        named = bool(args) and (args[0] in self.commands or args[0].startswith("-"))
        return super().parse_args(ctx, args if named or not args else ["show", *args])
