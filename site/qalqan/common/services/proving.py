"""Apps' own proofs that their records are as the audit chain tells: one registry, run together."""

from collections.abc import Callable, Iterator

Prover = Callable[[], Iterator[str]]
provers: dict[str, Prover] = {}


def register(name: str, prover: Prover) -> None:
    """Add a prover, which changes nothing and yields a sentence for each fault."""
    provers[name] = prover


def faults() -> Iterator[str]:
    """What all of them find; one that meets an audit row that nobody wrote so says that."""
    for name, prover in provers.items():
        try:
            yield from prover()
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            yield f"{name}: an audit row cannot be read ({type(error).__name__})"
