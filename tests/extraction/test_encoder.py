import numpy as np
import pytest

from explorer.errors import ModelMissing
from explorer.extraction import coreference
from explorer.extraction import encoder as encoders
from explorer.extraction.encoder import encode, labelled_spans, load_encoder
from explorer.extraction.parsing import parse

TEXT = (
    "Angela Merkel met executives of Volkswagen in Wolfsburg on Monday.\n\n"
    "The chancellor later flew to Paris."
)


@pytest.fixture(scope="module")
def article(nlp):
    return parse(TEXT, nlp)[0]


def test_every_token_has_a_vector_and_scores_that_sum_to_one(article):
    for parsed, read in zip(article, encode(article, load_encoder()), strict=True):
        assert read.vectors.shape == (len(parsed.doc), 384)
        assert np.abs(read.vectors).sum(1).min() > 0
        assert np.allclose(read.scores.sum(1), 1, atol=1e-3)


def test_names_are_labelled_with_their_kinds(article):
    read = encode(article, load_encoder())
    found = {
        (parsed.doc[first:last].text, kind)
        for parsed, each in zip(article, read, strict=True)
        for first, last, kind in labelled_spans(each, [t.text for t in parsed.doc])
    }
    assert found == {
        ("Angela Merkel", "PERSON"), ("Volkswagen", "ORG"), ("Wolfsburg", "PLACE"),
        ("Paris", "PLACE"),
    }  # fmt: skip


def test_the_same_text_gives_the_same_vectors(article):
    one, other = (encode(article, load_encoder()) for _ in range(2))
    assert all(np.array_equal(a.vectors, b.vectors) for a, b in zip(one, other, strict=True))


def test_the_quick_way_is_taken_only_where_it_reads_the_same(article, monkeypatch):
    usual = encode(article, load_encoder())
    monkeypatch.setattr(encoders, "is_exact", lambda: False)
    exact = encode(article, load_encoder.__wrapped__())
    assert all(np.array_equal(a.vectors, b.vectors) for a, b in zip(usual, exact, strict=True))


def test_an_empty_article_is_read(nlp):
    assert encode([], load_encoder()) == []


def test_a_damaged_model_file_is_named(tmp_path, monkeypatch):
    for name in ("encoder.toml", "encoder.onnx", "probe.onnx", "relations.npz", "vocabulary.txt"):
        source = encoders.resource("models", name)
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "relations.npz").write_bytes(b"not what was trained")
    monkeypatch.setattr(encoders, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    with pytest.raises(ModelMissing, match=r"relations\.npz"):
        load_encoder.__wrapped__()
    (tmp_path / "encoder.toml").unlink()
    with pytest.raises(ModelMissing, match=r"encoder\.toml"):
        load_encoder.__wrapped__()


@pytest.mark.parametrize("length", [0, 700])
def test_a_damaged_scorer_is_named(tmp_path, monkeypatch, length):
    data = coreference.resource("models", "coreference.npz").read_bytes()
    (tmp_path / "coreference.npz").write_bytes(data[:length])
    told = coreference.resource("models", "coreference.toml").read_bytes()
    (tmp_path / "coreference.toml").write_bytes(told)
    monkeypatch.setattr(coreference, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    with pytest.raises(ModelMissing, match=r"coreference\.npz"):
        coreference.trained_scorer.__wrapped__()
