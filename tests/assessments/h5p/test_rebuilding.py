"""What is kept of a statement parses to the statement, and says nothing else of the browser's."""

import json
import uuid

from hypothesis import given
from hypothesis import strategies as st

from assessments.h5p.scoring import (
    Score,
    Setting,
    Statement,
    StatementTree,
    Verb,
    parse_tree,
    rebuilt_tree,
)
from assessments.h5p.scoring.statements import INTERACTIONS
from tests.assessments.h5p.contents import sub_id

SETTING = Setting("https://site.example", "https://site.example/h5p/1", uuid.UUID(int=7), "kk")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
scores = st.integers(0, 100).flatmap(
    lambda most: st.builds(Score, st.integers(0, most).map(float), st.just(float(most)))
)
statements = st.builds(
    Statement,
    id=st.uuids(),
    verb=st.sampled_from(Verb),
    sub_content_id=st.none() | st.integers(0, 5).map(sub_id),
    interaction=st.sampled_from(["", *INTERACTIONS]),
    response=texts,
    score=st.none() | scores,
    duration=st.none() | st.integers(0, 10**9).map(lambda hundredths: hundredths / 100),
    completion=st.none() | st.booleans(),
    success=st.none() | st.booleans(),
)
trees = st.recursive(
    statements.map(StatementTree),
    lambda inner: st.builds(StatementTree, statements, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)


@given(tree=trees)
def test_what_is_kept_parses_to_what_it_was_made_of(tree: StatementTree) -> None:
    kept = json.dumps(rebuilt_tree(tree, SETTING))
    assert parse_tree(json.loads(kept)) == tree


@given(tree=trees)
def test_each_statement_names_the_registration_and_no_person(tree: StatementTree) -> None:
    actor = rebuilt_tree(tree, SETTING)["statement"]["actor"]
    assert actor == {
        "account": {"homePage": "https://site.example", "name": str(SETTING.registration)}
    }
