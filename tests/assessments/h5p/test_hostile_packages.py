"""Packages that would harm are refused, each by its own name; nothing but a refusal comes out."""

import struct
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.h5p.enums import Refusal
from assessments.h5p.formats import Package, PackageError, read_package
from tests.assessments.h5p.hostile import HOSTILE
from tests.assessments.h5p.packages import QUESTIONS, echo, packed, question

# What means something in a zip file or in JSON.
PIECES = (
    *(b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07", b"\0", b"\xff\xff\xff\xff"),
    *(b"/", b"..", b"{", b"[", b'"', b"NaN", b"1e999", b"\\ud83d", "\u202e".encode()),
)
SAMPLES = [packed(echo()), *(packed(question(name)) for name in QUESTIONS)]
slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def taken(raw: bytes) -> Package:
    """The package, once each of its files has been read to the end."""
    package = read_package(BytesIO(raw))
    for part in package.files.values():
        package.sha256(part)
    for library in package.libraries:
        for part in library.files.values():
            package.sha256(part)
    return package


def is_taken(raw: bytes) -> bool:
    """Any other error than a refusal in words goes on."""
    try:
        taken(raw)
    except PackageError as refused:
        return not str(refused)
    return True


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_by_name(name: str) -> None:
    hostile = HOSTILE[name]
    with pytest.raises(PackageError) as refused:
        taken(hostile.make())
    assert refused.value.code == hostile.code
    assert hostile.where in refused.value.where


def test_every_refusal_of_a_package_has_its_hostile_package() -> None:
    # Whether a library is missing is known only where the installed ones are.
    told = {hostile.code for hostile in HOSTILE.values()}
    assert set(Refusal) - told == {Refusal.MISSING_LIBRARY}


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A package with parts of it left out, repeated, or replaced."""
    raw = draw(st.sampled_from(SAMPLES))
    for _time in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 12)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)))
        raw = raw[:start] + piece * draw(st.integers(0, 3)) + raw[end:]
    return raw


@st.composite
def listed_otherwise(draw: st.DrawFn) -> bytes:
    """A package in whose list of parts a number is another: a size, a sum, a kind, a place."""
    raw = bytearray(draw(st.sampled_from(SAMPLES)))
    lines = [place for place in range(len(raw)) if raw.startswith(b"PK\x01\x02", place)]
    field = draw(st.integers(4, 42))
    value = draw(st.one_of(st.integers(0, 9), st.integers(0, 0xFFFF)))
    struct.pack_into("<H", raw, draw(st.sampled_from(lines)) + field, value)
    return bytes(raw)


@given(spoilt())
@slow
def test_a_spoilt_package_is_taken_or_refused(raw: bytes) -> None:
    is_taken(raw)


@given(listed_otherwise())
@slow
def test_a_package_listed_otherwise_is_taken_or_refused(raw: bytes) -> None:
    is_taken(raw)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(SAMPLES[0].__add__)))
@slow
def test_a_file_of_anything_is_taken_or_refused(raw: bytes) -> None:
    is_taken(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(["title", "mainLibrary", "preloadedDependencies", "authors"]), JSON)
@slow
def test_h5p_json_may_say_anything(key: str, value: object) -> None:
    is_taken(packed(echo(**{key: value})))
