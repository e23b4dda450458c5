"""Names that lead elsewhere, mislead, or collide."""

from assessments.h5p.enums import Refusal
from tests.assessments.h5p.hostile.making import Hostile, named
from tests.assessments.h5p.packages import echo, packed


def with_zero() -> bytes:
    return named("content/a_.txt")().replace(b"content/a_", b"content/a\0")


NAMES = {
    "a way up": Hostile(named("content/../../a.txt"), Refusal.PART_NAME),
    "from the root": Hostile(named("/etc/passwd.txt"), Refusal.PART_NAME),
    "from a drive": Hostile(named("C:/a.txt"), Refusal.PART_NAME),
    "a stream beside a file": Hostile(named("content/a.txt:b.txt"), Refusal.PART_NAME),
    "backslashes": Hostile(named("content\\a.txt"), Refusal.PART_NAME),
    "a folder that is this one": Hostile(named("content/./a.txt"), Refusal.PART_NAME),
    "a folder without a name": Hostile(named("content//a.txt"), Refusal.PART_NAME),
    "written backwards": Hostile(named("content/\u202egnp.txt"), Refusal.PART_NAME),
    "something unseen": Hostile(named("content/a\u200b.txt"), Refusal.PART_NAME),
    "a line end in the name": Hostile(named("content/a\n.txt"), Refusal.PART_NAME),
    "a zero in the name": Hostile(with_zero, Refusal.PART_NAME),
    "a long name": Hostile(named(f"content/{'a' * 240}.txt"), Refusal.PART_NAME),
    "a long name of Cyrillic": Hostile(named(f"content/{'ж' * 130}.txt"), Refusal.PART_NAME),
    "a long way": Hostile(named(f"content/{'a/' * 15}a.txt"), Refusal.PART_NAME),
    "alike but for case": Hostile(named("content/images/SHIELD.png"), Refusal.ALIKE_NAMES),
    "folders alike but for case": Hostile(named("content/Images/a.txt"), Refusal.ALIKE_NAMES),
    "the same letter twice": Hostile(
        lambda: packed(echo(), entries=[("content/й.txt", b"a"), ("content/и\u0306.txt", b"a")]),
        Refusal.ALIKE_NAMES,
    ),
    "a file that is a folder": Hostile(named("content/images"), Refusal.ALIKE_NAMES),
}
