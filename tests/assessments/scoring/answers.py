"""Answers that `check` lets pass, right and wrong, for each sample."""

from typing import Any

from hypothesis import strategies as st

from tests.assessments.scoring.samples import OPTIONS, STEMS, TALK, Json

TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
at_most_one = st.lists(st.sampled_from(OPTIONS), max_size=1)
subsets = st.lists(st.sampled_from(OPTIONS), unique=True)
orders = st.permutations(OPTIONS) | st.just([])
texts = st.fixed_dictionaries(
    {"text": TYPED | st.sampled_from(["Приют", "шелтер", "1 234,5 теңге", "-1", "1235"])},
    optional={"language": st.sampled_from(["kk", "ru", "en"])},
)


@st.composite
def paths(draw: st.DrawFn, spec: dict[str, Any] = TALK, longest: int = 12) -> Json:
    """A walk through a case, to an end or not."""
    node, path = spec["start"], []
    for _step in range(draw(st.integers(0, longest))):
        choice = draw(st.sampled_from(spec["nodes"][node]["choices"]))
        path.append(choice["id"])
        node = choice["to"]
        if node is None:
            break
    return {"path": path}


ACCEPTED: dict[str, st.SearchStrategy[Json]] = {
    "single_choice": at_most_one,
    "true_false": at_most_one,
    "multiple_choice": subsets,
    "multiple_choice partial": subsets,
    "multiple_choice penalty": subsets,
    "matching": st.dictionaries(st.sampled_from(STEMS), st.sampled_from(OPTIONS)),
    "ordering": orders,
    "ordering pairs": orders,
    "short_text": texts,
    "number": texts,
    "cloze": st.fixed_dictionaries(
        {}, optional={"word": texts, "figure": texts, "pick": at_most_one}
    ),
    "essay": texts,
    "opinion_scale": at_most_one,
    "case": paths(),
    "description": st.just([]),
}
