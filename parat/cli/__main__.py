"""Let `python -m parat.cli` be the command."""

from parat.cli.main import main

main()
