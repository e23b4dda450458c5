"""A load that costs its sender little, so that the server is what is measured."""

import socket
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from statistics import median

PROCESSES, CONNECTIONS, DEPTH = 2, 8, 16


Address = tuple[int, str]


def rates(addresses: list[Address], *, rounds: int = 5, seconds: float = 1.0) -> list[float]:
    """Requests per second for each (port, path): the median of rounds, taken in turns."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        taken = [[_rate(pool, *address, seconds) for address in addresses] for _ in range(rounds)]
    return [median(round) for round in zip(*taken, strict=True)]


def _rate(pool: ProcessPoolExecutor, port: int, path: str, seconds: float) -> float:
    counts = pool.map(partial(_send, port, path), [seconds] * PROCESSES)
    return sum(counts)


def _send(port: int, path: str, seconds: float) -> float:
    """Requests per second of one sender: many on their way at once over each connection."""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, br\r\n"
        "User-Agent: bench\r\nAccept: text/html\r\n\r\n"
    ).encode()
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    size = _length(lines[0], request)
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        for line in lines:
            line.sendall(request * DEPTH)
        for line in lines:
            _receive(line, size * DEPTH)
        count += len(lines) * DEPTH
    spent = time.perf_counter() - begun
    for line in lines:
        line.close()
    return count / spent


def _length(line: socket.socket, request: bytes) -> int:
    """How long an answer is, head and body."""
    line.sendall(request)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(65536)
    head, _gap, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    fields = dict(field.split(b": ", 1) for field in head.lower().split(b"\r\n")[1:])
    length = int(fields[b"content-length"])
    _receive(line, length - len(body))
    return len(head) + 4 + length


def _receive(line: socket.socket, size: int) -> None:
    while size > 0:
        received = len(line.recv(1 << 20))
        assert received, "the server closed the connection"
        size -= received
