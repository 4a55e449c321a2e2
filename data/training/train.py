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

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional

from data.training.network import HEADS, TAGS, Reader, new_reader, pointer_scores

IGNORE = -100
MASK_ID = 103
MASK_SHARE = 0.08
BATCH = 4


@dataclass
class Example:
    """One window with its targets, as `data.training.examples` writes it."""

    ids: np.ndarray
    features: np.ndarray
    tags: np.ndarray
    pointers: list[list[tuple[int, int]]]
    acts: list[tuple[int, int]]


def read_examples(path: Path) -> list[Example]:
    """The examples of a file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        arrays = [np.array(row[name], dtype=np.int64) for name in ("ids", "features", "tags")]
        found.append(Example(*arrays, row["pointers"], row["acts"]))
    return found


def batches(data: Sequence[Example], shuffle: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    order = sorted(data, key=lambda e: len(e.ids) + shuffle.random() * 40)
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
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


def loss_of(reader: Reader, group: Sequence[Example]) -> Tensor:
    """The loss of one batch."""
    ids = padded([e.ids for e in group], 0)
    attention = (ids != 0).long()
    if reader.training:
        hidden = (torch.rand(ids.shape) < MASK_SHARE) & (ids > 999)
        ids = ids.masked_fill(hidden, MASK_ID)
    features = padded([e.features for e in group], 3)
    tags, queries, keys, acts = reader(ids, attention, features)
    target = padded([e.tags for e in group], IGNORE).transpose(1, 2)
    scores = tags.view(*tags.shape[:2], len(HEADS), TAGS)
    weight = torch.tensor([0.5, 1.0, 1.0])
    loss = functional.cross_entropy(
        scores.reshape(-1, TAGS), target.reshape(-1), weight=weight, ignore_index=IGNORE
    ) * len(HEADS)
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
    return loss


def train(reader: Reader, data: Sequence[Example], epochs: int, rate: float) -> None:
    """Fit the reader; the rate warms up over a twentieth of the steps and then falls to zero."""
    shuffle = random.Random(7)
    steps = epochs * ((len(data) + BATCH - 1) // BATCH)
    weights = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / warm, (steps - s) / max(1, steps - warm))
    )
    for epoch in range(epochs):
        reader.train()
        began, total = time.time(), 0.0
        for group in batches(data, shuffle):
            loss = loss_of(reader, group)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        mean = total / max(1, len(data) / BATCH)
        print(f"epoch {epoch + 1}: loss {mean:.3f}, {time.time() - began:.0f} s", flush=True)  # noqa: T201


def write(reader: Reader, out: Path, tokenizer: Path) -> None:
    """Export to ONNX and quantise to 8-bit integers."""
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    inputs = (torch.ones(1, 8).long(), torch.ones(1, 8).long(), torch.zeros(1, 8).long())
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "mask", "features")}
    outputs = ["tags", "queries", "keys", "acts"]
    torch.onnx.export(
        reader,
        inputs,
        str(full),
        input_names=["ids", "mask", "features"],
        output_names=outputs,
        dynamic_axes=axes | {name: {0: "batch", 1: "pieces"} for name in outputs},
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
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--rate", type=float, default=4e-4)
    given = parser.parse_args()
    torch.manual_seed(7)
    data = read_examples(given.examples)
    reader = new_reader(str(given.encoder))
    train(reader, data, given.epochs, given.rate)
    torch.save(reader.state_dict(), given.out.with_suffix(".pt"))
    write(reader, given.out, given.encoder / "tokenizer.json")


if __name__ == "__main__":
    main()
