"""Read an assessment's attempts into the table of the statistics, in few statements."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assessments import scoring
from assessments.analysis.services.options import chosen
from assessments.analysis.statistics import NOTHING, Answer, Table, seconds_by_slot
from assessments.models import Assessment, Attempt, ItemVersion
from assessments.services.answering import counts
from assessments.services.sheets import Sheet, sheet
from assessments.services.versions import corrections_of, specs_of

CHUNK = 500
# Four seconds of work, and more than any figure needs.
MOST_ATTEMPTS = 5000


@dataclass
class Reading:
    """What was read. An opinion is a count and nothing else: no row ties it to an attempt."""

    attempts: int = 0
    demo_attempts: int = 0
    left_out: int = 0
    answers: list[Answer] = field(default_factory=list)
    opinions: defaultdict[int, Counter[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    # What learners were asked and what marks it, by digest, and by which digest it is marked.
    versions: dict[str, ItemVersion] = field(default_factory=dict)
    marked_by: dict[str, str] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        return Table(self.answers)

    @property
    def specs(self) -> dict[int, list[scoring.Spec]]:
        """By item, a spec for each version that was asked, with today's key, the newest last."""
        specs: dict[int, list[scoring.Spec]] = {}
        for version in sorted(self.versions.values(), key=lambda version: version.pk):
            if version.digest in self.marked_by:
                marking = self.versions[self.marked_by[version.digest]]
                specs.setdefault(version.item_id, []).append(marking.spec)
        return specs


def read(assessment: Assessment) -> Reading:
    """The first finished attempt of each learner: later ones are not independent of it.

    Where there are more than MOST_ATTEMPTS, those that began last are read. Marks are today's:
    corrected keys and tutors' marks are in them, late answers are not. The number of statements
    for each CHUNK of attempts is always the same.
    """
    firsts = _first_attempts(assessment)
    keys = firsts[-MOST_ATTEMPTS:]
    reading = Reading(left_out=len(firsts) - len(keys))
    for start in range(0, len(keys), CHUNK):
        attempts = (
            Attempt.objects.filter(pk__in=keys[start : start + CHUNK])
            .select_related("learner")
            .prefetch_related("responses", "essay_marks")
            .order_by("pk")
        )
        for page in _sheets(reading, list(attempts)):
            _add(reading, page)
    return reading


def _first_attempts(assessment: Assessment) -> list[int]:
    attempts = Attempt.objects.finished().filter(assessment=assessment)
    latest_first = attempts.order_by("-finished_at", "-pk").values_list("learner", "pk")
    # The earliest comes last, and stays.
    return sorted(dict(latest_first.iterator(chunk_size=2000)).values())


def _sheets(reading: Reading, attempts: Sequence[Attempt]) -> Iterator[Sheet]:
    asked = {entry["version"] for attempt in attempts for entry in attempt.plan}
    corrections = corrections_of(asked)
    needed = asked | set(corrections.values())
    # The sheets find their specs kept, and ask for none by themselves.
    specs_of(needed)
    missing = needed - reading.versions.keys()
    rows = ItemVersion.objects.filter(digest__in=missing)
    reading.versions.update((version.digest, version) for version in rows)
    reading.marked_by.update((digest, corrections.get(digest, digest)) for digest in asked)
    return (sheet(attempt, corrections=corrections) for attempt in attempts)


def _add(reading: Reading, page: Sheet) -> None:
    attempt = page.attempt
    reading.attempts += 1
    reading.demo_attempts += attempt.learner.is_demo
    arrivals = [(row.slot, row.received_at) for row in attempt.responses.all() if counts(row)]
    seconds = seconds_by_slot(attempt.started_at, arrivals)
    for slot, (entry, spec) in enumerate(zip(attempt.plan, page.specs, strict=True)):
        item = reading.versions[entry["version"]].item_id
        language = page.latest[slot].language if slot in page.latest else attempt.language
        options = chosen(spec, page.raw(slot))
        if spec["kind"] == "opinion_scale":
            reading.opinions[item].update((option, language) for option in options or (NOTHING,))
        elif scoring.is_scored(spec):
            reading.answers.append(
                Answer(
                    # A number of its own: nothing in the table leads back to a person.
                    attempt=reading.attempts,
                    item=item,
                    share=page.share(slot),
                    points=spec["points"],
                    language=language,
                    seconds=seconds.get(slot),
                    chosen=options,
                )
            )
