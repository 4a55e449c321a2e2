"""The network: MiniLM with tags for sources, cues and contents, pointers between them, and acts."""

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from ingest.learned.encoding import FEATURES

HEADS = ("source", "cue", "content", "inner content")
POINTERS = ("content to cue", "cue to source", "content to source")
TAGS = 3
ACTS = 4
POINTER_SIZE = 64


class Reader(nn.Module):
    """Word pieces and their features in, scores out.

    Forward gives: tags (batch, pieces, heads x 3), pointer queries and keys (batch, pieces,
    pointers x 64 each), acts (batch, pieces, 4).
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.features = nn.Embedding(FEATURES, width)
        nn.init.normal_(self.features.weight, std=0.02)
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(width, len(HEADS) * TAGS)
        self.queries = nn.Linear(width, len(POINTERS) * POINTER_SIZE)
        self.keys = nn.Linear(width, len(POINTERS) * POINTER_SIZE)
        self.acts = nn.Linear(width, ACTS)

    def forward(
        self, ids: Tensor, mask: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.queries(hidden), self.keys(hidden), self.acts(hidden)


def new_reader(folder: str) -> Reader:
    """A reader whose encoder starts with the weights in `folder`; word embeddings stay so."""
    config = BertConfig.from_pretrained(folder)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"
    reader = Reader(config)
    pretrained = BertModel.from_pretrained(folder, add_pooling_layer=False, config=config)
    reader.encoder.load_state_dict(pretrained.state_dict())
    reader.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return reader


def pointer_scores(queries: Tensor, keys: Tensor, pointer: int) -> Tensor:
    """Scores of one window: (pieces, pieces), row = where it points from."""
    part = slice(pointer * POINTER_SIZE, (pointer + 1) * POINTER_SIZE)
    return queries[:, part] @ keys[:, part].T / POINTER_SIZE**0.5


__all__ = ["ACTS", "HEADS", "POINTERS", "TAGS", "Reader", "new_reader", "pointer_scores", "torch"]
