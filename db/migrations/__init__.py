"""Hold the record's versions, one file each, applied by Alembic."""
