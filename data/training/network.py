"""The networks: MiniLM with tags, pointers and acts for statements, and a head for relations."""

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from data.training.pairs import FEATURE_SIZES, RULE_FEATURES, leaf_numbers
from ingest.learned.encoding import FEATURES

HEADS = ("source", "cue", "content", "inner content")
POINTERS = ("content to cue", "cue to source", "content to source")
TAGS = 3
ACTS = 4
POINTER_SIZE = 64
RELATIONS = len(leaf_numbers()) + 1
RULES_HIDDEN = 0.4


class Reader(nn.Module):
    """Word pieces and their features in, scores out.

    Forward gives: tags (batch, pieces, heads x 3), pointer queries and keys (batch, pieces,
    pointers x 64 each), acts (batch, pieces, 4), hidden states (batch, pieces, width).
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
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(states)
        tags, acts = self.tags(hidden), self.acts(hidden)
        return tags, self.queries(hidden), self.keys(hidden), acts, states


class PairHead(nn.Module):
    """Scores of relations for pairs of actors in one window.

    Each pair looks with its own query over the pieces of its sentence (where the trigger is) and
    is judged by what it finds there, by the two actors and by the pair's features. Forward gives
    (pairs, relations + 1): no relation, each leaf, and last whether it is negated.
    """

    def __init__(self, width: int, size: int = 192, heads: int = 4, drop: float = 0.2) -> None:
        super().__init__()
        self.heads, self.key_size = heads, 48
        self.embeddings = nn.ModuleList([nn.Embedding(n, 12) for n in FEATURE_SIZES])
        described = 12 * len(FEATURE_SIZES)
        self.subject, self.target = nn.Linear(width, size), nn.Linear(width, size)
        self.query = nn.Linear(2 * size + described, heads * self.key_size)
        self.key, self.value = nn.Linear(width, heads * self.key_size), nn.Linear(width, size)
        self.drop = nn.Dropout(drop)
        self.judge = nn.Sequential(
            nn.Linear((3 + heads) * size + described, 256),
            nn.GELU(),
            nn.Dropout(drop),
            nn.Linear(256, RELATIONS + 1),
        )

    def forward(
        self,
        hidden: Tensor,
        pool: Tensor,
        first: Tensor,
        second: Tensor,
        features: Tensor,
        bounds: Tensor,
    ) -> Tensor:
        if self.training:
            hide = torch.rand(len(features)) < RULES_HIDDEN
            features = features.clone()
            features[hide, RULE_FEATURES:] = 0
        actors = self.drop(pool @ hidden)
        subject, target = self.subject(actors)[first], self.target(actors)[second]
        known = torch.cat([e(features[:, n]) for n, e in enumerate(self.embeddings)], -1)
        seen = self.drop(hidden)
        query = self.query(torch.cat([subject, target, known], -1))
        query = query.view(-1, self.heads, self.key_size)
        key = self.key(seen).view(-1, self.heads, self.key_size)
        attention = torch.einsum("nhd,lhd->nhl", query, key) / self.key_size**0.5
        at = torch.arange(hidden.shape[0]).unsqueeze(0)
        outside = (at < bounds[:, :1]) | (at >= bounds[:, 1:])
        weights = attention.masked_fill(outside.unsqueeze(1), -1e4).softmax(-1)
        trigger = torch.einsum("nhl,ld->nhd", weights, self.value(seen)).flatten(1)
        both = [subject, target, subject * target, trigger, known]
        return self.judge(self.drop(torch.cat(both, -1)))


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
