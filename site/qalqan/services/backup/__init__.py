"""Database and media as one file, and back: also the way from SQLite to PostgreSQL."""

from qalqan.services.backup.archive import Backup, back_up
from qalqan.services.backup.errors import BackupError
from qalqan.services.backup.restoring import restore

__all__ = ["Backup", "BackupError", "back_up", "restore"]
