"""The verdicts on pronouns, on a text of two clusters."""

from collections import Counter

import pytest

from tests.evaluation.clusters import kind_of
from tests.evaluation.coreference import judged, scores

TEXT = "Chile left. It said so. The talks failed. It rained."


def mention(start: int, end: int, cluster: int, kind: str) -> dict[str, object]:
    text = TEXT[start:end]
    return {"start": start, "end": end, "cluster": cluster, "type": kind, "text": text}


ROW = {
    "text": TEXT,
    "mentions": [
        mention(0, 5, 1, "place"),
        mention(12, 14, 1, "place"),
        mention(42, 44, 2, "event"),
    ],
}


@pytest.mark.parametrize(
    ("found", "verdicts"),
    [
        pytest.param([(0, 5, "chile")], ["missed", "right"], id="nothing resolved"),
        pytest.param([(0, 5, "chile"), (12, 14, "chile")], ["right", "right"], id="right"),
        pytest.param([(0, 5, "chile"), (12, 14, "peru")], ["wrong", "right"], id="wrong"),
        pytest.param([(0, 5, "chile"), (42, 44, "chile")], ["missed", "false"], id="no actor"),
    ],
)
def test_verdicts(found: list[tuple[int, int, str]], verdicts: list[str]) -> None:
    mentions = [{"start": a, "end": b, "actor": actor} for a, b, actor in found]
    assert [each.verdict for each in judged(ROW, {"mentions": mentions})] == verdicts


def test_scores() -> None:
    verdicts = Counter(
        {("it", True, "right"): 2, ("it", True, "missed"): 2, ("it", False, "false"): 2}
    )
    told = scores(verdicts, ["it"])
    assert (told["all"], told["coverage"], told["accuracy"]) == (4, 50.0, 100.0)
    assert (told["precision"], told["recall"], told["F1"]) == (50.0, 50.0, 50.0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He", "he, she"),
        ("its", "his, her, its, their"),
        ("the ministry", "description"),
        ("Chile", None),
        ("a ministry", None),
    ],
)
def test_kinds(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind
