"""PDF files, looked through by a process that the kernel holds to its time and memory."""

import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from qalqan.common.services.files.refusals import FileError, Refusal

LOOKING = Path(__file__).with_name("pdf_objects.py")
# By the wall: the process counts its own time by the processor.
LONGEST_WAIT = 20


def check(stream: BinaryIO) -> None:
    """Raise FileError where the file acts by itself, carries files, or cannot be looked through."""
    stream.seek(0)
    with tempfile.TemporaryFile() as copy:
        copyfileobj(stream, copy)
        copy.seek(0)
        code = _told(copy)
    if code:
        raise FileError(Refusal(code))


def _told(file: BinaryIO) -> str:
    # Isolated: neither the environment nor a folder of the site reaches the process.
    command = [sys.executable, "-I", str(LOOKING)]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of a person's in it
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=LONGEST_WAIT,
            check=True,
            text=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return Refusal.INTRICATE
    return done.stdout
