"""Advice on a quiz whose wording gives away which choices are right.

Somebody could then pass it without having read the procedure. Each feature of the choices is
compared with their marks (:mod:`~soundingboard.authoring.rules.courses.exact_tests`). Besides those
that differ from chance when all are taken together, a feature is reported if every choice that has
it is on one side, and this alone is improbable: in a small course, nothing could be found
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.courses.choice_features import Feature, features
from soundingboard.authoring.rules.courses.exact_tests import Table, at_least, significant
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, ngettext
from soundingboard.engine.course import Course

TOGETHER = Fraction(5, 100)
"""The probability that any feature is reported by chance, all of them taken together."""


ALONE = Fraction(1, 100)
"""The p-value up to which a feature is reported that only right, or only wrong, choices have."""


ALL_ONE_SIDE = 6
"""The fewest choices that such a feature must have."""


_CODE = "style-gives-away"


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Courses whose wording gives away which choices are right."""
    for file in handbook.course_files.values():
        if file.course is not None:
            yield from style_problems(file.path, file.course)


@dataclass(frozen=True, slots=True)
class _Shortcut:
    """A way to answer without reading: tick the choices with a feature, or those without it.

    ``chosen`` completes “choices that …”. ``passed`` is how many scenarios it answers correctly.
    ``odds`` has ``n`` for each scenario that it would answer correctly once in ``n`` times if the
    scenario's marks were dealt at random.
    """

    chosen: str
    passed: int
    odds: tuple[int, ...]

    @property
    def by_chance(self) -> Fraction:
        """How many scenarios it would answer correctly on average."""
        return sum((Fraction(1, one_in) for one_in in self.odds), Fraction(0))


def style_problems(path: str, course: Course) -> Iterator[Problem]:
    """A problem for each feature that gives away which choices of *course* are right.

    One more is about the rule by which most scenarios can be answered.
    """
    found = features(course)
    right = [choice.right for scenario in course.scenarios for choice in scenario.choices]
    revealing = [*_revealing(found, right)]
    for feature, table in revealing:
        hint = _("Reword some of them, so that this doesn't give the mark away.")
        yield Problem(path, 1, _CODE, _message(feature, table), hint)
    rules = [*_shortcuts(course, found)]
    if not rules:
        return
    best = max(rules, key=lambda rule: (rule.passed, -rule.by_chance))
    if revealing or at_least(best.passed, best.odds) * len(rules) <= ALONE:
        yield Problem(
            path,
            1,
            _CODE,
            ngettext(
                "Ticking only the choices that {chosen} gets {passed} of {count} scenario right. "
                "By chance it would be {chance}",
                "Ticking only the choices that {chosen} gets {passed} of {count} scenarios right. "
                "By chance it would be {chance}",
                len(course.scenarios),
            ).format(
                chosen=best.chosen,
                passed=best.passed,
                count=len(course.scenarios),
                chance=f"{float(best.by_chance):.1f}",
            ),
            _("Reword choices until no such rule does much better than chance."),
        )


def _revealing(found: Sequence[Feature], right: Sequence[bool]) -> Iterator[tuple[Feature, Table]]:
    """The features that give marks away, of each subject the one that does so most."""
    tables = [_table(feature, right) for feature in found]
    places = {*significant(tables, TOGETHER)}
    for place, table in enumerate(tables):
        having = table.right_with + table.wrong_with
        one_sided = not (table.right_with and table.wrong_with)
        if one_sided and having >= ALL_ONE_SIDE and table.p <= ALONE:
            places.add(place)
    best: dict[str, int] = {}
    for place in sorted(places):
        other = best.setdefault(found[place].subject, place)
        if tables[place].p < tables[other].p:
            best[found[place].subject] = place
    for place in sorted(best.values()):
        yield found[place], tables[place]


def _table(feature: Feature, right: Sequence[bool]) -> Table:
    all_right = sum(right)
    having = len(feature.choices)
    right_with = sum(right[place] for place in feature.choices)
    wrong_with = having - right_with
    return Table(
        right_with, wrong_with, all_right - right_with, len(right) - all_right - wrong_with
    )


def _message(feature: Feature, table: Table) -> str:
    having = table.right_with + table.wrong_with
    others = table.right_without + table.wrong_without
    # The mark that is more frequent with the feature than without it.
    if table.right_with * others > table.right_without * having:
        message = _(
            "{here} of {having} choices that {feature} are right, compared with {there} of "
            "{others} others"
        )
        here, there = table.right_with, table.right_without
    else:
        message = _(
            "{here} of {having} choices that {feature} are wrong, compared with {there} of "
            "{others} others"
        )
        here, there = table.wrong_with, table.wrong_without
    return message.format(
        here=here, having=having, feature=feature.having, there=there, others=others
    )


def _shortcuts(course: Course, found: Sequence[Feature]) -> Iterator[_Shortcut]:
    scenario_of: list[int] = []
    scenarios: list[tuple[frozenset[int], frozenset[int]]] = []
    for number, scenario in enumerate(course.scenarios):
        places = {len(scenario_of) + i: choice for i, choice in enumerate(scenario.choices)}
        scenario_of += [number] * len(places)
        rights = frozenset(place for place, choice in places.items() if choice.right)
        scenarios.append((frozenset(places), rights))
    for feature in found:
        having: dict[int, set[int]] = {}
        for place in feature.choices:
            having.setdefault(scenario_of[place], set()).add(place)
        for chosen, lacking in ((feature.having, False), (feature.lacking, True)):
            passed = 0
            odds = []
            # In the other scenarios, all choices would be ticked or none, which is never right.
            for number, places_having in having.items():
                every, rights = scenarios[number]
                ticked = every - places_having if lacking else places_having
                passed += ticked == rights
                if len(ticked) == len(rights):
                    odds.append(comb(len(every), len(rights)))
            yield _Shortcut(chosen, passed, tuple(odds))


RULE = Rule(
    code="style-gives-away",
    group="courses",
    severity=Severity.ADVICE,
    summary=N_("The wording gives away which choices are right."),
    explanation=N_("""\
The wording of a course's choices gives away which are right, so people can pass the quiz without
having read the procedure. In the example, every wrong choice has a reason in it, and no right
choice has one.

## What is counted

All choices of the course are counted in a table of two rows and two columns, right or wrong, with
the feature or without it, for each of these features:

- a word is in the choice, or the choice begins with it, the words of the procedure included
- the choice has at least so many words, for each number of words
- it's the longest or the shortest choice of its scenario
- it has a comma, a dash, a colon, a semicolon, brackets, quotation marks, a number, or more than
  one sentence

A feature is left out if fewer than five choices have it, or fewer than five don't have it.

A feature is reported in two cases:

- **All features taken together, chance explains it in fewer than 5 of 100 courses.** For each
  table, Fisher's exact test (two-sided) gives the probability of this difference, or a larger one,
  if the same marks are assigned at random. Because there are so many features, each must pass a
  stricter limit: Holm's procedure, in which features too rare ever to be reported aren't counted
  (Tarone).
- **At least six choices have the feature, all of them are right or all are wrong, and by itself
  this would appear in fewer than 1 of 100 courses.** Otherwise nothing could be reported in a small
  course.

Of all lengths, only the one that shows most is reported. The same goes for a word that choices both
contain and begin with.

The last line is about the best simple rule: tick the choices with one feature, or those without it,
and no others. It says how many scenarios this gets right, and how many it would be on average if
the marks of each scenario were assigned at random. It's reported if a feature is, or if so many
would appear by chance in fewer than 1 of 100 courses.

If the marks of a course are assigned at random, about 1 in 11 courses is reported. We tried this
600 times with made-up courses of 8 to 26 scenarios.\
"""),
    fix=N_("""\
Use the word as often in right choices as in wrong ones, or not at all, and make the lengths
similar. It helps to write wrong choices like right ones: begin several with the same verb, give
reasons in both or in neither, and let wrong choices sound careful, too.\
"""),
    check=check,
)
