"""Progress of a long command, on standard error."""

from collections.abc import Callable

from django.core.management.base import OutputWrapper

WIDTH = 30
LINE_EVERY = 500


def progress_to(stream: OutputWrapper) -> Callable[[int, int], None]:
    """A bar where a person watches, else a line now and then."""
    return _bar(stream) if stream.isatty() else _lines(stream)


def _bar(stream: OutputWrapper) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        filled = "#" * (WIDTH * done // total)
        end = "\n" if done == total else ""
        stream.write(f"\r[{filled:<{WIDTH}}] {done}/{total}{end}", style_func=str, ending="")
        stream.flush()

    return show


def _lines(stream: OutputWrapper) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        if done == total or done % LINE_EVERY == 0:
            stream.write(f"{done}/{total}", style_func=str)

    return show
