"""Which of the program's findings is which of the annotations: the rules of the kits' scorers."""

from collections.abc import Iterable, Iterator, Sequence

from ontology.relation_types import relation_types
from tests.evaluation.annotations import Actor, Annotated, Related, Said, plain

ENOUGH = 0.5  # of the words, as Jaccard counts them


def same(wanted: Actor | None, found: Actor | None) -> bool:
    """Whether two actors share a name; persons also with names turned round or one surname."""
    if wanted is None or found is None:
        return False
    if wanted.names & found.names:
        return True
    if wanted.type != "Person":
        return False
    left, right = plain(wanted.label).split(), plain(found.label).split()
    if left and sorted(left) == sorted(right):
        return True
    surname = bool(left and right) and left[-1] == right[-1] and 1 in {len(left), len(right)}
    return surname and bool(wanted.state) and wanted.state == found.state


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of words that two contents have in common (Jaccard), 0 to 1."""
    return len(one & other) / len(one | other) if one & other else 0.0


def best_pairs(scored: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs (index, index) with a score, the best first, each index of either side once."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, left, right in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            yield left, right


def paired_statements(
    wanted: Annotated, found: Annotated
) -> tuple[list[tuple[Said, Said]], list[Said], list[Said]]:
    """Statements that match in half of their words, those missed, and those found in excess."""

    def scored() -> Iterator[tuple[float, int, int]]:
        for i, left in enumerate(wanted.statements):
            for j, right in enumerate(found.statements):
                alike = likeness(left.tokens, right.tokens)
                speaker = found.actors.get(right.speaker or "")
                if alike >= ENOUGH:
                    by_same = same(wanted.actors.get(left.speaker or ""), speaker)
                    yield alike + 0.001 * by_same, i, j

    pairs = list(best_pairs(scored()))
    return _sorted_out(pairs, wanted.statements, found.statements)


def paired_relations(
    wanted: Annotated, found: Annotated
) -> tuple[list[tuple[Related, Related]], list[Related], list[Related]]:
    """Relations right in type, both actors and polarity, those missed, and those in excess."""
    left, right = once(wanted.relations), once(found.relations)
    pairs = best_pairs(
        (1.0, i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if one.relation == other.relation
        and one.polarity == other.polarity
        and same_ends(wanted, one, found, other)
    )
    return _sorted_out(list(pairs), left, right)


def same_ends(wanted: Annotated, one: Related, found: Annotated, other: Related) -> bool:
    """Whether both actors are the same; in a mutual relation either way round."""
    return are_ends(wanted, one, found, (other.subject, other.object)) or (
        is_mutual(one) and are_ends(wanted, one, found, (other.object, other.subject))
    )


def are_ends(wanted: Annotated, one: Related, found: Annotated, ends: tuple[str, str]) -> bool:
    """Whether subject and object of an annotated relation are these two actors, in this order."""
    subject, target = wanted.actors.get(one.subject), wanted.actors.get(one.object)
    return same(subject, found.actors.get(ends[0])) and same(target, found.actors.get(ends[1]))


def is_mutual(relation: Related) -> bool:
    """Whether it is all the same who is subject and who object."""
    leaf = relation_types().get(relation.relation)
    return leaf is not None and leaf.symmetric


def once(relations: Sequence[Related]) -> list[Related]:
    """The relations without those that repeat another of the same article."""
    kept: dict[tuple[object, ...], Related] = {}
    for each in relations:
        ends = (each.subject, each.object)
        key = frozenset(ends) if is_mutual(each) else ends
        kept.setdefault((key, each.relation, each.polarity), each)
    return list(kept.values())


def _sorted_out[T](
    pairs: Sequence[tuple[int, int]], wanted: Sequence[T], found: Sequence[T]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [(wanted[i], found[j]) for i, j in pairs],
        [each for i, each in enumerate(wanted) if i not in left],
        [each for j, each in enumerate(found) if j not in right],
    )
