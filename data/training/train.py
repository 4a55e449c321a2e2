"""Train the learned reader and write it as a quantised ONNX file.

    python -m data.training.train --encoder FOLDER --examples examples.jsonl --out FOLDER

`--encoder` holds all-MiniLM-L6-v2 (config.json, model.safetensors, tokenizer.json); the examples
come from `data.training.examples`. Needs torch, transformers, onnx and onnxruntime.
"""

import argparse
import json
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional

from data.training.network import (
    HEADS,
    RELATIONS,
    TAGS,
    PairHead,
    Reader,
    new_reader,
    pointer_scores,
)

IGNORE = -100
MASK_ID = 103
MASK_SHARE = 0.07
BATCH = 1000  # word pieces
RELATION_WEIGHT = 0.1
PAIR_RATE = 1e-3


@dataclass
class Pairs:
    """All pairs of one window as the head for relations takes them, with their targets."""

    pool: Tensor
    first: Tensor
    second: Tensor
    features: Tensor
    bounds: Tensor
    leaves: Tensor
    negated: Tensor


@dataclass
class Example:
    """One window with its targets, as `data.training.examples` writes it.

    Without marked statements all tags are IGNORE.
    """

    ids: np.ndarray
    features: np.ndarray
    tags: np.ndarray
    pointers: list[list[tuple[int, int]]]
    acts: list[tuple[int, int]]
    pairs: Pairs | None


def read_examples(path: Path) -> list[Example]:
    """The examples of a file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ids = np.array(row["ids"], dtype=np.int64)
        tags = np.full((len(HEADS), len(ids)), IGNORE)
        if row["tags"] is not None:
            tags = np.array(row["tags"], dtype=np.int64)
        features = np.array(row["features"], dtype=np.int64)
        pairs = read_pairs(row["relations"], len(ids)) if row["relations"] else None
        found.append(Example(ids, features, tags, row["pointers"], row["acts"], pairs))
    return found


def read_pairs(sentences: Sequence[dict[str, Any]], length: int) -> Pairs:
    """The pairs of a window's sentences in one piece."""
    pool: list[Tensor] = []
    ends, features, bounds, leaves, negated = [], [], [], [], []
    for sentence in sentences:
        base = len(pool)
        pool += [weights(pieces, length) for pieces in sentence["candidates"]]
        ends += [(base + i, base + j) for i, j in sentence["pairs"]]
        features += sentence["features"]
        bounds += [sentence["pieces"]] * len(sentence["pairs"])
        leaves += sentence["leaves"]
        negated += sentence["negated"]
    target = torch.zeros(len(ends), RELATIONS)
    for row, wanted in enumerate(leaves):
        target[row, wanted or [0]] = 1 / max(1, len(wanted))
    first, second = (torch.tensor(side) for side in zip(*ends, strict=True))
    return Pairs(
        torch.stack(pool),
        first,
        second,
        torch.tensor(features),
        torch.tensor(bounds),
        target,
        torch.tensor(negated).float(),
    )


def weights(mentions: Sequence[Sequence[int]], length: int) -> Tensor:
    """A row that takes the mean over an actor's mentions; the border piece if there is none."""
    row = torch.zeros(length)
    for pieces in mentions or [[0]]:
        row[list(pieces)] += 1 / len(pieces) / max(1, len(mentions))
    return row


def batches(data: Sequence[Example], shuffle: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    groups: list[list[Example]] = [[]]
    for example in sorted(data, key=lambda e: len(e.ids) + shuffle.random() * 40):
        if groups[-1] and (len(groups[-1]) + 1) * len(example.ids) > BATCH:
            groups.append([])
        groups[-1].append(example)
    shuffle.shuffle(groups)
    return groups


def padded(rows: Sequence[np.ndarray], value: int) -> Tensor:
    """The rows as one tensor, filled up with `value`."""
    width = max(row.shape[-1] for row in rows)
    fill = [
        np.pad(r, [(0, 0)] * (r.ndim - 1) + [(0, width - r.shape[-1])], constant_values=value)
        for r in rows
    ]
    return torch.from_numpy(np.stack(fill))


def loss_of(reader: Reader, head: PairHead, group: Sequence[Example]) -> Tensor:
    """The loss of one batch."""
    ids = padded([e.ids for e in group], 0)
    attention = (ids != 0).long()
    hidden_ids = (torch.rand(ids.shape) < MASK_SHARE) & (ids > 999)
    ids = ids.masked_fill(hidden_ids, MASK_ID)
    features = padded([e.features for e in group], 3)
    tags, queries, keys, acts, hidden = reader(ids, attention, features)
    loss = tag_loss(tags, padded([e.tags for e in group], IGNORE).transpose(1, 2))
    for row, example in enumerate(group):
        length = len(example.ids)
        for pointer, pairs in enumerate(example.pointers):
            if pairs:
                start, end = map(torch.tensor, zip(*pairs, strict=True))
                matrix = pointer_scores(queries[row, :length], keys[row, :length], pointer)
                loss = loss + 0.15 * functional.cross_entropy(matrix[start], end)
        if example.acts:
            start, act = map(torch.tensor, zip(*example.acts, strict=True))
            loss = loss + 0.1 * functional.cross_entropy(acts[row, start], act)
        if example.pairs is not None:
            found = pair_loss(head, hidden[row, :length], example.pairs)
            loss = loss + RELATION_WEIGHT * found / len(group)
    return loss


def tag_loss(tags: Tensor, target: Tensor) -> Tensor:
    """Of all heads, weighted to favour finding over leaving out; 0 without marked statements."""
    if bool((target == IGNORE).all()):
        return tags.sum() * 0.0
    weight = torch.tensor([0.5, 1.0, 1.0])
    scores = tags.view(*tags.shape[:2], len(HEADS), TAGS).reshape(-1, TAGS)
    found = functional.cross_entropy(scores, target.reshape(-1), weight=weight, ignore_index=IGNORE)
    return found * len(HEADS)


def pair_loss(head: PairHead, hidden: Tensor, pairs: Pairs) -> Tensor:
    """The summed loss of a window's pairs: which relation, and whether it is negated."""
    scores = head(hidden, pairs.pool, pairs.first, pairs.second, pairs.features, pairs.bounds)
    loss = -(pairs.leaves * scores[:, :-1].log_softmax(-1)).sum()
    related = pairs.leaves[:, 0] == 0
    if bool(related.any()):
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
            scores[related, -1], pairs.negated[related], reduction="sum"
        )
    return loss


def train(
    reader: Reader, head: PairHead, data: Sequence[Example], epochs: int, rate: float
) -> None:
    """Fit both; the rates warm up over a twentieth of the steps and then fall to zero."""
    shuffle = random.Random(7)
    steps = epochs * len(batches(data, random.Random(7)))
    encoder = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": head.parameters(), "lr": PAIR_RATE}],
        weight_decay=0.01,
    )
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: max(0.0, min(1.0, (s + 1) / warm, (steps - s) / max(1, steps - warm)))
    )
    reader.train()
    head.train()
    for epoch in range(epochs):
        began, total, count = time.time(), 0.0, 0
        for group in batches(data, shuffle):
            loss = loss_of(reader, head, group)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *head.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        seconds = time.time() - began
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {seconds:.0f} s", flush=True)  # noqa: T201


def write(reader: Reader, out: Path, tokenizer: Path) -> None:
    """Export the encoder and the heads for statements to ONNX, in 8-bit integers."""
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    one, pieces = torch.ones(1, 8).long(), {0: "batch", 1: "pieces"}
    inputs = ["ids", "mask", "features"]
    outputs = ["tags", "queries", "keys", "acts", "hidden"]
    full = out / "full.onnx"
    torch.onnx.export(
        reader,
        (one, one, one * 0),
        str(full),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=dict.fromkeys(inputs + outputs, pieces),
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(full),
        str(out / "reader.onnx"),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    full.unlink()
    shutil.copy(tokenizer, out / "tokenizer.json")


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=4e-4)
    given = parser.parse_args()
    torch.manual_seed(7)
    data = read_examples(given.examples)
    reader = new_reader(str(given.encoder))
    head = PairHead(reader.tags.in_features)
    train(reader, head, data, given.epochs, given.rate)
    torch.save({"reader": reader.state_dict(), "head": head.state_dict()}, f"{given.out}.pt")
    write(reader, given.out, given.encoder / "tokenizer.json")


if __name__ == "__main__":
    main()
