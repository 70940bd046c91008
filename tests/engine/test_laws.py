"""Laws that hold of every tree: each analysis agrees with trying everything out."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.random_trees import complete_answers, go, random_trees
from tests.strategies import some_answers, trees

from soundingboard.engine.completions import completions
from soundingboard.engine.contradictions import PERMITS, Contradiction, contradictions
from soundingboard.engine.difference import Kind, difference
from soundingboard.engine.explanation import explain
from soundingboard.engine.graph import bottom_up, walks
from soundingboard.engine.safety_statements import SafetyStatement, counter_example
from soundingboard.engine.tree import Outcome, Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.verdict import ORDERED, Verdict
from soundingboard.engine.walk import Walk, walk

# How long a busy machine takes to draw a tree says nothing about the law.
lawful = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

MIRROR = {
    Kind.EQUIVALENT: Kind.EQUIVALENT,
    Kind.MORE_PERMISSIVE: Kind.LESS_PERMISSIVE,
    Kind.LESS_PERMISSIVE: Kind.MORE_PERMISSIVE,
    Kind.INCOMPARABLE: Kind.INCOMPARABLE,
}


@lawful
@given(random_trees())
def test_walking_is_enumeration(tree: Tree) -> None:
    found = list(walks(tree))
    for each in found:
        taken = walk(tree, each.answers)
        assert (taken.path, taken.end) == (each.path, each.end)
    for answers in complete_answers(tree):
        [the_one] = [each for each in found if each.answers.items() <= answers.items()]
        assert walk(tree, answers).end == the_one.end


@lawful
@given(trees())
def test_counting_is_enumeration(tree: Tree) -> None:
    found = list(walks(tree))
    counted = tree_statistics(tree)
    assert counted.questions == len({question.id for each in found for question, _ in each.path})
    assert counted.outcomes == len({each.end.id for each in found})
    assert counted.paths == len(found)
    assert counted.depth == max(len(each.path) for each in found)


@lawful
@given(trees())
def test_bottom_up_comes_to_every_question_after_those_that_follow_it(tree: Tree) -> None:
    order = [question.id for question in bottom_up(tree)]
    assert sorted(order) == sorted(tree.question_by_id)
    for question in tree.questions:
        for answer in question.answers:
            if answer.to in tree.question_by_id:
                assert order.index(answer.to) < order.index(question.id)


@lawful
@given(st.data(), st.one_of(random_trees(), trees()))
def test_not_sure_is_the_least_and_the_most_of_all_completions(
    data: st.DataObject, tree: Tree
) -> None:
    known = data.draw(some_answers(tree))
    ends = [each.outcome for each in walks(tree, known) if each.outcome is not None]
    found = completions(tree, known)
    assert {item.id for item in found.outcomes} == {item.id for item in ends}
    assert found.verdicts == {item.verdict for item in ends}
    ordered = sorted(ORDERED.index(item.verdict) for item in ends if item.verdict in ORDERED)
    assert found.mildest == (ORDERED[ordered[0]] if ordered else None)
    assert found.strictest == (ORDERED[ordered[-1]] if ordered else None)
    assert (found.agreed is None) == (len(found.verdicts) > 1)
    assert found.agreed in (None, *found.verdicts)
    assert set(found.clauses) == {clause for item in ends for clause in item.clauses}


@lawful
@given(st.data(), st.one_of(random_trees(), trees()))
def test_a_question_decides_whose_answers_leave_different_verdicts(
    data: st.DataObject, tree: Tree
) -> None:
    known = data.draw(some_answers(tree))
    left: defaultdict[str, defaultdict[str, set[Verdict]]]
    left = defaultdict(lambda: defaultdict(set))
    for each in walks(tree, known):
        assert each.outcome is not None
        for question, answer in each.path:
            left[question.id][answer.id].add(each.outcome.verdict)
    deciding = [item.id for item in completions(tree, known).deciding]
    assert deciding == [
        item.id
        for item in tree.questions
        if len({frozenset(verdicts) for verdicts in left[item.id].values()}) > 1
    ]


@lawful
@given(st.data(), st.one_of(random_trees(), trees()))
def test_an_answer_decides_if_without_it_the_verdict_could_be_another(
    data: st.DataObject, tree: Tree
) -> None:
    taken = data.draw(st.sampled_from(list(walks(tree))))
    assert taken.outcome is not None
    known = taken.answers
    explained = explain(tree, known)
    assert explained is not None
    assert explained.walk == taken
    assert explained.deciding == tuple(
        (question, answer)
        for question, answer in taken.path
        if any(
            each.outcome is not None and each.outcome.verdict is not taken.outcome.verdict
            for each in walks(tree, {k: v for k, v in known.items() if k != question.id})
        )
    )


@lawful
@given(st.data(), st.one_of(random_trees(), trees()))
def test_the_nearest_different_verdict_is_the_nearest_of_all(
    data: st.DataObject, tree: Tree
) -> None:
    taken = data.draw(st.sampled_from(list(walks(tree))))
    assert taken.outcome is not None
    known = taken.answers
    verdict = taken.outcome.verdict

    def cost(other: Walk) -> tuple[int, int]:
        changed = sum(known.get(item, answer) != answer for item, answer in other.answers.items())
        return changed, len(other.answers.keys() - known.keys())

    others = [each for each in walks(tree) if each.outcome and each.outcome.verdict is not verdict]
    explained = explain(tree, known)
    assert explained is not None
    if explained.otherwise is None:
        assert not others
        assert explained.changed == explained.deciding == ()
        return
    assert explained.otherwise.outcome is not None
    assert explained.otherwise.outcome.verdict is not verdict
    assert cost(explained.otherwise) == min(map(cost, others))
    # The last answer in which two walks part is enough: what follows it does not depend on others.
    assert len(explained.changed) == cost(explained.otherwise)[0] == 1
    assert explained.changed[0][0] in [question for question, _ in explained.deciding]


@lawful
@given(st.data(), st.one_of(random_trees(), trees()))
def test_nothing_is_explained_while_a_question_is_open(data: st.DataObject, tree: Tree) -> None:
    known = data.draw(some_answers(tree))
    assert (explain(tree, known) is None) == (walk(tree, known).outcome is None)


@lawful
@given(st.data(), st.one_of(random_trees(), trees()), st.sampled_from(ORDERED))
def test_a_statement_is_proved_or_a_shortest_walk_breaks_it(
    data: st.DataObject, tree: Tree, limit: Verdict
) -> None:
    when = data.draw(some_answers(tree))
    breaking = [
        each
        for each in walks(tree, when)
        if each.outcome is not None and not each.outcome.verdict.at_most(limit)
    ]
    found = counter_example(tree, SafetyStatement(when, limit))
    if found is None:
        assert not breaking
        return
    assert found.outcome is not None
    assert not found.outcome.verdict.at_most(limit)
    assert walk(tree, {**when, **found.answers}).outcome is found.outcome
    assert len(found.path) == min(len(each.path) for each in breaking)


@lawful
@given(random_trees(slug="t1"), random_trees(slug="t2"))
def test_contradictions_are_those_that_enumeration_finds(one: Tree, other: Tree) -> None:
    expected = set()
    for here in walks(one):
        for there in walks(other):
            compatible = all(
                there.answers.get(question, answer) == answer
                for question, answer in here.answers.items()
            )
            common = len(here.answers.items() & there.answers.items())
            about_one_act = common >= min(2, len(here.path), len(there.path))
            for permits, forbids in ((here, there), (there, here)):
                assert permits.outcome is not None
                assert forbids.outcome is not None
                if (
                    compatible
                    and about_one_act
                    and permits.outcome.verdict in PERMITS
                    and forbids.outcome.verdict is Verdict.NOT_ALLOWED
                    and set(permits.outcome.grounds) & set(forbids.outcome.grounds)
                ):
                    expected.add((permits.tree.slug, permits.end.id, forbids.end.id))
    found = list(contradictions([one, other]))
    for item in found:
        assert isinstance(item, Contradiction)
        assert walk(item.permits.tree, item.answers).end == item.permits.end
        assert walk(item.forbids.tree, item.answers).end == item.forbids.end
        assert item.permits.outcome is not None
        assert item.forbids.outcome is not None
        assert item.clauses == tuple(
            clause
            for clause in item.permits.outcome.grounds
            if clause in item.forbids.outcome.grounds
        )
    pairs = [
        (item.permits.tree.slug, item.permits.end.id, item.forbids.end.id)
        for item in found
        if isinstance(item, Contradiction)
    ]
    assert Counter(pairs) == Counter(expected)


@lawful
@given(random_trees(slug="t1", other_answers=True), random_trees(slug="t2", other_answers=True))
def test_contradictions_are_sought_even_where_answers_disagree(one: Tree, other: Tree) -> None:
    for item in contradictions([one, other]):
        assert isinstance(item, Contradiction)
        assert item.permits.outcome is not None
        assert item.forbids.outcome is not None


@lawful
@given(st.one_of(trees(), random_trees()))
def test_a_tree_is_equivalent_to_itself(tree: Tree) -> None:
    found = difference(tree, tree)
    assert found.kind is Kind.EQUIVALENT
    assert found.changes == ()
    assert found.paths == tree_statistics(tree).paths


@lawful
@given(random_trees(other_answers=True), random_trees(other_answers=True))
def test_a_difference_is_what_enumeration_finds(before: Tree, after: Tree) -> None:
    expected: defaultdict[tuple[str, str], set[frozenset[tuple[str, str]]]] = defaultdict(set)
    for answers in complete_answers(before, after):
        (asked, one), (asked_too, other) = go(before, answers), go(after, answers)
        answered = [
            any(
                item in has and tree.question_by_id[item].answer(answer)
                for tree, has in ((before, asked), (after, asked_too))
            )
            for item, answer in {**asked, **asked_too}.items()
        ]
        if all(answered) and (one or other):
            expected[_id(one), _id(other)].add(frozenset({**asked, **asked_too}.items()))
    found = difference(before, after)
    assert found.paths == sum(len(ways) for ways in expected.values())
    changes = {(_id(item.before), _id(item.after)): item for item in found.changes}
    assert len(changes) == len(found.changes)
    for pair, ways in expected.items():
        one, other = before.outcome_by_id.get(pair[0]), after.outcome_by_id.get(pair[1])
        same = (
            one is not None
            and other is not None
            and one.verdict is other.verdict
            and set(one.clauses) == set(other.clauses)
        )
        assert (pair in changes) != same
        if not same:
            assert changes[pair].paths == len(ways)
            assert frozenset(changes[pair].answers) in ways
            assert len(changes[pair].answers) == min(map(len, ways))
    assert changes.keys() <= expected.keys()


@lawful
@given(random_trees(other_answers=True), random_trees(other_answers=True))
def test_a_difference_mirrors_its_reverse(before: Tree, after: Tree) -> None:
    there, back = difference(before, after), difference(after, before)
    assert there.kind is MIRROR[back.kind]
    assert there.paths == back.paths
    assert sorted(
        (_id(item.before), _id(item.after), item.paths) for item in there.changes
    ) == sorted((_id(item.after), _id(item.before), item.paths) for item in back.changes)
    by_pair = {(item.after, item.before): item for item in back.changes}
    for item in there.changes:
        assert item.kind is MIRROR[by_pair[item.before, item.after].kind]


def _id(outcome: Outcome | None) -> str:
    return outcome.id if outcome is not None else ""
