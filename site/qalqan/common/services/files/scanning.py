"""clamd, where the operator has one: without its word that a file is clean, none is taken.

Source: clamd(8), command INSTREAM: pieces with their length before them, then a length of 0.
"""

import socket
import struct
from contextlib import closing
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from qalqan.common.services.files.refusals import FileError, Refusal

PIECE = 2**16
SECONDS = 60
PORT = 3310
LONGEST_ANSWER = 1024


def scan(stream: BinaryIO) -> None:
    """Raises FileError unless the scanner at `CLAMD_URL` finds nothing; none set: does nothing."""
    if not settings.CLAMD_URL:
        return
    stream.seek(0)
    try:
        with closing(_connected(settings.CLAMD_URL)) as clamd:
            answer = _asked(clamd, stream)
    except (OSError, ValueError) as error:
        raise FileError(Refusal.NOT_SCANNED) from error
    stream.seek(0)
    if answer.endswith(b" FOUND"):
        raise FileError(Refusal.VIRUS)
    # Also where the file is larger than the scanner takes: what it did not read is not clean.
    if answer != b"stream: OK":
        raise FileError(Refusal.NOT_SCANNED)


def _connected(url: str) -> socket.socket:
    """To unix:/run/clamav/clamd.ctl or tcp://host:3310."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        local = socket.socket(socket.AF_UNIX)
        local.settimeout(SECONDS)
        local.connect(parts.path)
        return local
    return socket.create_connection((parts.hostname or "", parts.port or PORT), timeout=SECONDS)


def _asked(clamd: socket.socket, stream: BinaryIO) -> bytes:
    clamd.sendall(b"zINSTREAM\0")
    while piece := stream.read(PIECE):
        clamd.sendall(struct.pack(">I", len(piece)) + piece)
    clamd.sendall(struct.pack(">I", 0))
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        if not (more := clamd.recv(LONGEST_ANSWER)):
            break
        answer += more
    return answer.partition(b"\0")[0]
