"""What a format can hold comes back as it went out."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.exchange.formats import Draft
from tests.assessments.exchange.reading import again
from tests.assessments.exchange.specs import KINDS, essay_with_rubric, specs

few = settings(max_examples=40)
one_language = st.just(("kk",))
any_languages = st.sampled_from([("kk",), ("ru",), ("kk", "ru"), ("kk", "ru", "en"), ("ru", "en")])
file_names = st.lists(st.text("aé б\"<&'%+/", min_size=1), min_size=1, max_size=4, unique=True)
whole_points = st.integers(1, 100)
GIFT_KINDS = sorted(set(KINDS) - {"ordering", "cloze"})


@pytest.mark.parametrize("kind", GIFT_KINDS)
@few
@given(data=st.data())
def test_gift_gives_back_every_kind_that_it_holds(kind: str, data: st.DataObject) -> None:
    spec = data.draw(specs(kind, languages=any_languages))
    assert again("gift", Draft("name", spec)) == spec


@pytest.mark.parametrize("kind", sorted(KINDS))
@few
@given(data=st.data())
def test_moodle_xml_gives_back_every_kind_that_it_holds(kind: str, data: st.DataObject) -> None:
    points = st.just(1) if kind in {"essay", "description"} else whole_points
    spec = data.draw(specs(kind, languages=any_languages, points=points))
    assert again("moodlexml", Draft("name", spec)) == spec


@few
@given(data=st.data())
def test_a_rubric_goes_through_the_notes_for_the_tutor(data: st.DataObject) -> None:
    spec = data.draw(
        specs("essay", languages=any_languages, parts=essay_with_rubric, points=whole_points)
    )
    assert again("moodlexml", Draft("name", spec)) == spec


@few
@given(data=st.data())
def test_all_or_nothing_goes_through_moodles_plugin(data: st.DataObject) -> None:
    spec = data.draw(specs("multiple_choice", languages=any_languages))
    spec["grading"] = "all_or_nothing"
    assert again("moodlexml", Draft("name", spec)) == spec


@few
@given(data=st.data())
def test_aiken_gives_back_a_choice_in_one_language(data: st.DataObject) -> None:
    spec = data.draw(specs("single_choice", languages=one_language))
    plain = _for_aiken(spec)
    assert again("aiken", Draft("name", plain)) == plain


@few
@given(
    names=st.lists(st.text("aé б\"<&'%+/", min_size=1), unique=True, min_size=1, max_size=4),
    data=st.data(),
)
def test_pictures_go_with_their_data_and_alternative_texts(
    names: list[str], data: st.DataObject
) -> None:
    spec = data.draw(specs("number", languages=st.just(("kk", "ru"))))
    names = [f"{number}{name.strip()}.png" for number, name in enumerate(names)]
    alternative = {"kk": "Есік", "ru": "", "en": ""}
    spec["images"] = [{"image": name, "alt": alternative} for name in names]
    files = {name: name.encode() for name in names}
    assert again("moodlexml", Draft("name", spec, files=files)) == spec


def _for_aiken(spec: dict[str, Any]) -> dict[str, Any]:
    """The item as Aiken holds it: short lines of letters, nothing said beside them."""

    def words(value: dict[str, str]) -> dict[str, str]:
        kept = "".join(filter(str.isalnum, value["kk"]))
        return {**value, "kk": f"Қ{kept}"}

    nothing = {"kk": "", "ru": "", "en": ""}
    options = [
        {**option, "text": words(option["text"]), "feedback": nothing} for option in spec["options"]
    ]
    return {**spec, "prompt": words(spec["prompt"]), "explanation": nothing, "options": options}
