"""The encoder and its heads in torch: what is trained; ``export`` writes it for the run time.

The body is MiniLM (Wang and others 2020) as distilled into all-MiniLM-L6-v2: six layers of 384
numbers. On it, trained together: names (a label a word), coreference (mention ranking, Lee and
others 2017) and relations (grouped bilinear pair classifier with pooled context, after ATLOP, Zhou
and others 2021).
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from explorer.extraction.wordpieces import SHAPES
from explorer.training.examples import TAGS

WIDTH, LAYERS, HEADS = 384, 6, 12
RANKED = 128
"""Numbers of a mention in the coreference head."""
PAIRED, BLOCK = 192, 32
"""Numbers of one end of a pair, and of one group of the bilinear form."""
DISTANCES = (-64, -24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24, 64)
"""Edges of the buckets of the distance from head to tail, in words."""


class Layer(nn.Module):
    """One transformer layer, normalized after each half as BERT's."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, width), ``mask`` (batch, 1, 1, pieces) added to the scores."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
            mixed = scores.softmax(-1) @ v
        else:
            drop = 0.1 if self.training else 0.0
            mixed = F.scaled_dot_product_attention(q, k, v, mask.to(q.dtype), dropout_p=drop)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces in, a vector a piece out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """``ids`` and ``shapes`` (batch, pieces), ``mask`` the same, 1 where there is a piece."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(place) + self.segment + self.shapes(shapes)
        x = self.drop(self.norm(x))
        hidden = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take the published weights of all-MiniLM-L6-v2 (its safetensors names)."""
        w = {name.removeprefix("bert."): value for name, value in weights.items()}
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.segment.copy_(w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                name = f"encoder.layer.{number}"
                for part in ("weight", "bias"):
                    joined = torch.cat(
                        [
                            w[f"{name}.attention.self.{which}.{part}"]
                            for which in ("query", "key", "value")
                        ]
                    )
                    getattr(layer.qkv, part).copy_(joined)
                    for mine, theirs in (
                        ("out", "attention.output.dense"),
                        ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                        ("down", "output.dense"), ("norm2", "output.LayerNorm"),
                    ):  # fmt: skip
                        getattr(getattr(layer, mine), part).copy_(w[f"{name}.{theirs}.{part}"])


class Names(nn.Module):
    """A label of :data:`~.examples.TAGS` for each word."""

    def __init__(self) -> None:
        super().__init__()
        self.out = nn.Linear(WIDTH, len(TAGS))

    def forward(self, words: Tensor) -> Tensor:
        """Scores (words, labels)."""
        return self.out(words)

    def loss(self, words: Tensor, allowed: Tensor) -> Tensor:
        """Minus the log of the probability of all allowed labels; ``allowed`` 0/1 as scores."""
        log = self.forward(words).float().log_softmax(-1)
        each = -torch.logsumexp(log.masked_fill(allowed == 0, -1e4), -1)
        return each.mean()


class Ranking(nn.Module):
    """Scores how well an earlier mention fits an anaphor."""

    def __init__(self) -> None:
        super().__init__()
        self.anaphor = nn.Linear(WIDTH, RANKED)
        self.antecedent = nn.Linear(WIDTH, RANKED)

    def forward(self, words: Tensor) -> Tensor:
        """``words`` (mentions, width); scores (anaphor, antecedent)."""
        return self.anaphor(words) @ self.antecedent(words).T / math.sqrt(RANKED)


class Relations(nn.Module):
    """Which properties hold from one mention to another of the same sentence."""

    def __init__(self, properties: int) -> None:
        super().__init__()
        self.head = nn.Linear(WIDTH, PAIRED)
        self.tail = nn.Linear(WIDTH, PAIRED)
        self.query = nn.Linear(2 * WIDTH, WIDTH)
        self.around_head = nn.Linear(WIDTH, PAIRED)
        self.around_tail = nn.Linear(WIDTH, PAIRED)
        self.distance = nn.Embedding(len(DISTANCES) + 1, PAIRED)
        self.out = nn.Linear(PAIRED * BLOCK, properties)
        self.drop = nn.Dropout(0.2)
        nn.init.zeros_(self.distance.weight)
        nn.init.constant_(self.out.bias, -4.0)

    def forward(self, words: Tensor, heads: Tensor, tails: Tensor, inside: Tensor,
                distance: Tensor) -> Tensor:  # fmt: skip
        """Scores (pairs, properties) of the pairs of one window.

        ``words`` (words, width); ``heads``, ``tails``, ``inside`` (pairs, words): the share of each
        word in an end, and 1 where a word is of their sentence; ``distance`` (pairs) the bucket.
        """
        head, tail = heads @ words, tails @ words
        ask = self.query(torch.cat([head, tail], -1))
        weight = (ask @ words.T) / math.sqrt(WIDTH)
        context = weight.masked_fill(inside == 0, -1e4).softmax(-1) @ words
        h = torch.tanh(self.head(head) + self.around_head(context) + self.distance(distance))
        t = torch.tanh(self.tail(tail) + self.around_tail(context))
        groups = PAIRED // BLOCK
        both = h.view(-1, groups, BLOCK, 1) * t.view(-1, groups, 1, BLOCK)
        return self.out(self.drop(both.reshape(len(h), -1)))


class Model(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, properties: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.names = Names()
        self.ranking = Ranking()
        self.relations = Relations(properties)
