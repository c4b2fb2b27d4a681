"""What is written is read back without loss; what does not fit is named by its place."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.edits import documents, figures, merging
from explorer.errors import InvalidExchange
from explorer.formats.explorer_json import extraction_of, read, write
from explorer.formats.schema import schema
from explorer.model.kinds import relation_kinds
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Relation,
    Spot,
)
from explorer.model.sentences import split_sentences
from explorer.model.text import digest, normalized
from explorer.resources import resource
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_corpus, example_extraction, example_records

TEXT = "Ada Okafor met Ben Reyes in Velmar. Ben may have paid Ada.\nAda denied it."


def small() -> dict[str, Any]:
    """A valid file as another tool may write it: nothing but what is needed."""
    return {
        "format": "article-explorer",
        "version": 1,
        "documents": [{"text": TEXT}],
        "entities": [
            {"id": "ada", "name": "Ada Okafor", "mentions": [{"start": 0, "end": 10}]},
            {"id": "ben", "name": "Ben Reyes", "mentions": [{"start": 15, "end": 24}]},
        ],
        "relations": [
            {
                "source": "ada",
                "target": "ben",
                "label": "met",
                "kind": "meeting",
                "evidence": [{"start": 0, "end": 35, "trigger": [11, 14]}],
            }
        ],
    }


def opened(file: dict[str, Any]) -> Extraction:
    return read(json.dumps(file).encode(), "x.json")


def refusal(data: dict[str, Any] | bytes) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(InvalidExchange) as caught:
        read(raw, "x.json")
    assert str(caught.value).startswith("“x.json”")
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_a_tool_that_knows_little_needs_little() -> None:
    found = opened(small())
    (article,) = found.documents
    assert (article.id, article.title) == ("d1", "Ada Okafor met Ben Reyes in Velmar. Ben…")
    assert article.sha256 == digest(TEXT)
    assert [(m.id, m.document, m.form) for m in found.mentions] == [
        ("m1", "d1", "name"),
        ("m2", "d1", "name"),
    ]
    (met,) = found.relations
    assert (met.id, met.directed, met.verdict, met.manual) == ("r1", False, "unreviewed", False)
    assert [TEXT[s.start : s.end] for s in found.sentences] == [
        "Ada Okafor met Ben Reyes in Velmar.",
        "Ben may have paid Ada.",
        "Ada denied it.",
    ]
    assert [(s.id, s.paragraph, s.number) for s in found.sentences] == [
        ("s1", 1, 1),
        ("s2", 1, 2),
        ("s3", 2, 1),
    ]


def test_an_article_is_read_back_as_it_was() -> None:
    found = read(write(example_extraction()), "x.json")
    again = read(write(found), "x.json")
    assert again == found
    assert set(found.mentions) == set(example_extraction().mentions)
    assert set(found.evidence) == set(example_extraction().evidence)
    assert found.relations == example_extraction().relations
    assert found.documents == example_extraction().documents


def test_a_project_is_written_with_all_its_records() -> None:
    kept = extraction_of(example_corpus())
    assert set(kept.candidates) == set(example_extraction().candidates)
    assert set(kept.evidence) == set(example_extraction().evidence)
    assert read(write(kept), "x.json").relations == kept.relations


def test_a_figure_enters_another_project_with_its_members_and_places() -> None:
    one = Session(MemoryStore(example_records()))
    pair = ("ada-okafor", "viktor-lindqvist")
    seen = ((pair[0], "Ada O."), ("gone", "Nobody"))
    one.perform(figures.make(one.corpus, "Harbor", (), [pair], seen, {pair[1]: (3, 4)}))
    found = read(write(extraction_of(one.corpus)), "x.json")
    two = Session(MemoryStore())
    two.perform(documents.add(two.corpus, found))
    three = Session(MemoryStore())
    three.perform(figures.make(three.corpus, "harbor"))
    three.perform(documents.add(three.corpus, found))
    (figure,) = two.corpus.figures.values()
    names = {two.corpus.entities[entity].name for entity in figure.entities}
    assert names == {"Ada Okafor", "Viktor Lindqvist"}
    (spot,) = two.corpus.spots[figure.id].values()
    assert two.corpus.entities[spot.entity].name == "Viktor Lindqvist"
    assert (spot.x, spot.y) == (3, 4)
    assert figure.seen[0][0] in figure.entities
    assert [one.title for one in three.corpus.figures.values()] == ["harbor", "Harbor (2)"]


def test_a_relation_of_two_that_were_merged_comes_back_rejected() -> None:
    corpus = example_corpus()
    merge = merging.merge(corpus, ["mira-chen", "jonas-weil"])
    corpus.store.write(merge)  # type: ignore[attr-defined]
    corpus.apply(merge)
    (inner,) = (one for one in corpus.relations.values() if one.source == one.target)
    back = read(write(extraction_of(corpus)), "x.json")
    assert [one.verdict for one in back.relations if one.id == inner.id] == ["rejected"]


def test_the_text_takes_a_line_for_each_record() -> None:
    lines = write(example_extraction()).decode().split("\n")
    assert sum('"start":' in line and '"form":' in line for line in lines) == len(
        example_extraction().mentions
    )
    other = replace(example_extraction().relations[3], note="checked")
    changed = replace(
        example_extraction(),
        relations=tuple(other if r.id == other.id else r for r in example_extraction().relations),
    )
    different = [
        one
        for one, two in zip(lines, write(changed).decode().split("\n"), strict=True)
        if one != two
    ]
    assert len(different) == 1


def test_unknown_fields_survive_at_every_level() -> None:
    file = small()
    file["corpus"] = {"name": "harbor", "parts": [1, 2.5, None]}
    file["documents"][0]["doi"] = "10.1/2"
    file["entities"][0]["wikidata"] = "Q1"
    file["entities"][0]["mentions"][0]["score"] = 0.5
    file["relations"][0]["model"] = "tool 3"
    file["relations"][0]["evidence"][0]["rule"] = ["a", {"b": "é"}]
    file["candidates"] = [{"source": "ada", "target": "ben", "start": 36, "end": 58, "why": "near"}]
    written = json.loads(write(opened(file)))
    assert written["corpus"] == {"name": "harbor", "parts": [1, 2.5, None]}
    assert written["documents"][0]["doi"] == "10.1/2"
    assert written["entities"][0]["wikidata"] == "Q1"
    assert written["entities"][0]["mentions"][0]["score"] == 0.5
    assert written["relations"][0]["model"] == "tool 3"
    assert written["relations"][0]["evidence"][0]["rule"] == ["a", {"b": "é"}]
    assert written["candidates"][0]["why"] == "near"


def test_windows_line_ends_and_a_byte_order_mark_move_the_offsets() -> None:
    file = small()
    text = "\ufeffOne.\r\nAda Okafor met Ben Reyes."
    file["documents"][0] = {"text": text}
    at = text.index
    file["entities"][0]["mentions"] = [{"start": at("Ada"), "end": at(" met")}]
    file["entities"][1]["mentions"] = [{"start": at("Ben"), "end": at("Ben") + 9}]
    file["relations"][0]["evidence"] = [{"start": at("Ada"), "end": len(text)}]
    found = opened(file)
    plain = found.documents[0].text
    assert plain == "One.\nAda Okafor met Ben Reyes."
    assert [plain[m.start : m.end] for m in found.mentions] == ["Ada Okafor", "Ben Reyes"]
    assert plain[found.evidence[0].start : found.evidence[0].end] == "Ada Okafor met Ben Reyes."


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("/home/ada/secret/harbor.txt", "harbor.txt"),
        ("C:\\Users\\Ada\\harbor.txt", "harbor.txt"),
        ("https://example.org/news/harbor", "https://example.org/news/harbor"),
    ],
)
def test_the_source_is_a_file_name_never_a_folder(source: str, kept: str) -> None:
    file = small()
    file["documents"][0]["source"] = source
    assert opened(file).documents[0].source == kept


def wrong() -> Iterator[tuple[str, Any, str]]:
    """Path into :func:`small`, the value put there, and what the message must say."""
    evidence = "relations.0.evidence.0"
    yield "version", 2, "was written for version 2"
    yield "version", 0, "version: must be 1 or more"
    yield "version", True, "version: must be a whole number"
    yield "format", "graphml", "format: is not “article-explorer”"
    yield "documents", {}, "documents: must be a list, not an object"
    yield "documents.0", {}, "documents[0].text: is missing"
    yield "documents.0.text", 5, "documents[0].text: must be text, not a whole number"
    yield "documents.0.sha256", "0" * 64, "documents[0].sha256: is not the hash of the text"
    yield "documents.0.sha256", "abc", "documents[0].sha256: must be 64"
    yield "documents.0.published", "last May", "documents[0].published: must be a date like"
    yield "documents.0.sentences", [[0, 35], [30, 58]], "documents[0].sentences[1]: begins before"
    yield "documents.0.sentences", [[0, 500]], "documents[0].sentences[0]: is 500, but"
    yield "entities.0.id", "ben", "entities[1].id: “ben” is used twice"
    yield "entities.0.name", "", "entities[0].name: must not be empty"
    yield "entities.0.mentions.0.start", "0", "entities[0].mentions[0].start: must be a whole"
    yield "entities.0.mentions.0.start", -1, "entities[0].mentions[0].start: must be 0 or more"
    yield "entities.0.mentions.0.end", 0, "entities[0].mentions[0].start: does not end"
    yield "entities.0.mentions.0.end", 500, "entities[0].mentions[0].end: is 500, but the text"
    yield "entities.0.mentions.0.document", "d2", "entities[0].mentions[0].document: there is no"
    yield "entities.0.mentions.0.stands_for", "x", "entities[0].mentions[0].stands_for: there is no"
    yield "entities.0.mentions.0.form", "alias", "entities[0].mentions[0].form: “alias” is not one"
    yield "relations.0.source", "zoe", "relations[0].source: there is no entity “zoe”"
    yield "relations.0.kind", "friend", "relations[0].kind: “friend” is not one of role"
    yield "relations.0.evidence", [], "relations[0].evidence: is empty"
    yield "relations.0.note", None, "relations[0].note: must be text, not null"
    yield "relations.0.confidence", 2, "relations[0].confidence: must be 1 or less"
    yield f"{evidence}.start", "x", "relations[0].evidence[0].start: must be a whole number"
    yield f"{evidence}.trigger", [50, 54], "relations[0].evidence[0].trigger: does not lie inside"
    yield f"{evidence}.trigger", [11], "relations[0].evidence[0].trigger: must be a start and an"
    yield f"{evidence}.when_span", [50, 54], "evidence[0].when_span: does not lie inside"
    yield f"{evidence}.clause", [9, 3], "relations[0].evidence[0].clause: does not end after"
    yield f"{evidence}.factuality", "true", "relations[0].evidence[0].factuality: “true” is not"
    yield f"{evidence}.attributed_to", "x", "relations[0].evidence[0].attributed_to: there is no"
    yield "candidates", [{"source": "ada", "target": "x", "start": 0, "end": 3}], "candidates[0].t"


@pytest.mark.parametrize(("path", "value", "said"), list(wrong()), ids=lambda v: str(v)[:30])
def test_what_does_not_fit_is_named_by_its_place(path: str, value: Any, said: str) -> None:
    file: Any = small()
    *inner, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    at = file
    for key in inner:
        at = at[key]
    at[last] = value
    assert said in refusal(file)


def test_a_relation_of_one_to_itself_is_left_out_and_said_to_be() -> None:
    file = small()
    whole = opened(file)
    file["relations"].append(file["relations"][0] | {"id": "self", "target": "ada"})
    found = opened(file)
    assert found.relations == whole.relations
    assert found.evidence == whole.evidence
    assert found.warnings == ("1 relation was left out: one entity at both ends.",)


def test_places_that_are_no_numbers_are_left_out_and_said_to_be() -> None:
    file = small()
    places = {"ada": [float("nan"), 1.0], "ben": [float("inf"), float("-inf")]}
    file["figures"] = [
        {"title": "A", "entities": ["ada", "ben"], "lines": [], "places": places},
        {"title": "B", "entities": ["ada"], "lines": [], "places": {"ada": [1.0, 2.0]}},
    ]
    found = opened(file)
    assert [one.entities for one in found.figures] == [("ada", "ben"), ("ada",)]
    assert [(one.entity, one.x, one.y) for one in found.spots] == [("ada", 1.0, 2.0)]
    assert found.warnings == ("2 places in figures were left out: no finite numbers.",)
    file["entities"][0]["other"] = float("nan")
    assert "holds the number NaN" in refusal(file)


@pytest.mark.parametrize("kind", ["person", "Person", "PERSON", "pErSoN"])
def test_a_known_kind_is_known_in_any_letters(kind: str) -> None:
    file = small()
    file["entities"][0]["kind"] = kind
    file["entities"][1]["kind"] = "Vessel"
    assert [one.kind for one in opened(file).entities[:2]] == ["PERSON", "Vessel"]


def test_two_documents_must_be_told_apart() -> None:
    file = small()
    file["documents"].append({"text": "Another."})
    assert "entities[0].mentions[0].document: is missing" in refusal(file)
    file["documents"][1]["id"] = "d1"
    for entity in file["entities"]:
        entity["mentions"][0]["document"] = "d1"
    file["relations"][0]["evidence"][0]["document"] = "d1"
    assert "documents[1].id: “d1” is used twice" in refusal(file)


def test_ids_of_evidence_are_not_used_twice() -> None:
    file = small()
    one = {"id": "v7", "start": 0, "end": 35}
    file["relations"][0]["evidence"] = [one, {**one, "start": 36, "end": 58}]
    assert "evidence: the id “v7” is used twice" in refusal(file)


def test_an_id_that_is_left_out_never_meets_one_that_is_given() -> None:
    file = small()
    file["entities"][1]["mentions"][0]["id"] = "m1"
    assert sorted(mention.id for mention in opened(file).mentions) == ["m1", "m3"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1: is not JSON"),
        (b'{"format": "article-explorer",\n "version": 1,}', "line 2, column 15: is not JSON"),
        (b'{"format": "a", "format": "b"}', "says “format” twice"),
        (b'"\xff\xfe"', "byte 1: is not UTF-8"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": 1e999}', "1e999"),
        (b'{"a": ' + b"9" * 5000 + b"}", "the file"),
        (b"[]", "format: is not"),
        (b"null", "format: is not"),
    ],
    ids=["empty", "comma", "twice", "latin", "nested", "nan", "huge", "digits", "list", "null"],
)
def test_broken_json_is_one_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_an_unknown_field_has_a_depth_limit() -> None:
    file = small()
    file["entities"][0]["tree"] = json.loads("[" * 100 + "]" * 100)
    assert "entities[0].tree: is nested more than 60 levels deep" in refusal(file)


def test_a_name_of_markup_or_emoji_stays_as_it_is() -> None:
    file = small()
    file["entities"][0]["name"] = "<b>Ada</b> “O’K” 😀 \u202eevil e\u0301"
    assert opened(file).entities[0].name == file["entities"][0]["name"]
    assert read(write(opened(file)), "x").entities[0].name == file["entities"][0]["name"]


def test_the_schema_in_the_resources_is_that_of_the_structs() -> None:
    """If this fails: ``make schema``."""
    kept = json.loads(resource("schema", "explorer.schema.json").read_text(encoding="utf-8"))
    assert kept == schema()
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_takes_what_is_written_and_refuses_what_is_refused() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(small())
    validator.validate(json.loads(write(example_extraction())))
    for path, value, _ in wrong():
        if path.endswith(("factuality", "form", "kind", "confidence", "note", "published")):
            file: Any = small()
            *inner, last = [int(key) if key.isdigit() else key for key in path.split(".")]
            at = file
            for key in inner:
                at = at[key]
            at[last] = value
            assert not validator.is_valid(file), path


words = st.text(max_size=12)
keys = st.text(min_size=1, max_size=6).filter(lambda key: key == normalized(key))
sure = st.floats(0, 1)
verdicts = st.sampled_from(["unreviewed", "confirmed", "disputed", "rejected"])
_SAID = ("met", ">", 2, "said", "unreviewed")
extras = st.sampled_from(["", '{"x": 1}', '{"né": [null, {"a": "\\n"}]}'])


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Records as a reader orders them, with any text and any ids."""
    texts = draw(st.lists(st.text(min_size=3, max_size=40).map(normalized), min_size=1, max_size=3))
    texts = [text + "abc" for text in texts]
    ids = draw(st.lists(keys, min_size=len(texts), max_size=len(texts), unique=True))
    documents = [
        Document(
            id=key,
            title=draw(words),
            text=text,
            sha256=digest(text),
            language=draw(st.sampled_from(["", "en"])),
            published=draw(st.sampled_from(["", "2025", "2025-09-03"])),
            published_guessed=draw(st.booleans()),
            author=draw(words),
            cluster=draw(words),
            source_grade=draw(st.text(max_size=1)),
            external_id=draw(words),
            extra=draw(extras),
        )
        for key, text in zip(ids, texts, strict=True)
    ]

    def span(within: tuple[int, int]) -> tuple[int, int]:
        start = draw(st.integers(within[0], within[1] - 1))
        return start, draw(st.integers(start + 1, within[1]))

    def place() -> dict[str, Any]:
        document = draw(st.sampled_from(documents))
        start, end = span((0, len(document.text)))
        return {"document": document.id, "start": start, "end": end}

    entities = [
        Entity(
            id=key,
            name=draw(st.text(min_size=1, max_size=8)),
            kind=draw(st.sampled_from(["PERSON", "SHIP"])),
            aliases=tuple(draw(st.lists(words, max_size=2))),
            note=draw(words),
            tags=tuple(draw(st.lists(words, max_size=2))),
            hidden=draw(st.booleans()),
            rejected=draw(st.booleans()),
            extra=draw(extras),
        )
        for key in draw(st.lists(keys, min_size=2, max_size=4, unique=True))
    ]
    known = st.sampled_from([entity.id for entity in entities])
    mentions = [
        Mention(
            id=key,
            entity=draw(known),
            form=draw(st.sampled_from(["name", "nominal", "pronoun"])),
            stands_for=draw(st.none() | known),
            confidence=draw(sure),
            reason=draw(words),
            extra=draw(extras),
            **place(),
        )
        for key in draw(st.lists(keys | st.sampled_from(["m1", "m2"]), max_size=5, unique=True))
    ]
    relations = []
    for key in draw(st.lists(keys, max_size=3, unique=True)):
        source = draw(known)
        target = draw(known.filter(lambda end, source=source: end != source))
        relations.append(
            Relation(
                id=key,
                source=source,
                target=target,
                directed=draw(st.booleans()),
                label=draw(words),
                kind=draw(st.sampled_from(sorted(relation_kinds()))),
                lemma=draw(words),
                property=draw(st.none() | words),
                verdict=draw(verdicts),
                note=draw(words),
                confidence=draw(sure),
                manual=True,
                extra=draw(extras),
            )
        )
    evidence = []
    if relations:
        for key in draw(st.lists(keys | st.sampled_from(["v1", "v2"]), max_size=4, unique=True)):
            where = place()
            inner = st.none() | st.builds(lambda: span((where["start"], where["end"])))  # noqa: B023
            evidence.append(
                Evidence(
                    id=key,
                    relation=draw(st.sampled_from(relations)).id,
                    clause=draw(inner),
                    trigger=draw(inner),
                    factuality=draw(st.sampled_from(["asserted", "negated", "planned"])),
                    attributed_to=draw(st.none() | known),
                    attribution=draw(st.none() | words),
                    chain=tuple(draw(st.lists(words, max_size=2))),
                    when=draw(st.none() | words),
                    when_text=draw(st.none() | words),
                    when_span=draw(inner),
                    confidence=draw(sure),
                    verdict=draw(verdicts),
                    extra=draw(extras),
                    **where,
                )
            )
    candidates = [
        Candidate(
            id=key, source=entities[0].id, target=entities[1].id, confidence=draw(sure), **place()
        )
        for key in draw(st.lists(keys, max_size=2, unique=True))
    ]
    order = [document.id for document in documents]
    first, second = sorted((entities[0].id, entities[1].id))
    figures = [
        Figure(
            id=key,
            title=f"{key} {draw(words)}",
            caption=draw(words),
            entities=(first, second),
            lines=draw(st.sampled_from([(), ((first, second),)])),
            seen=draw(st.sampled_from([(), (("gone", "Ada"),), ((first, second, *_SAID),)])),
            extra=draw(extras),
        )
        for key in draw(st.lists(st.sampled_from(["f1", "né"]), max_size=2, unique=True))
    ]
    spots = [
        Spot(id=f"{one.id}:{first}", figure=one.id, entity=first, x=draw(sure), y=-2.5, pinned=pin)
        for one, pin in zip(figures, (False, True), strict=False)
    ]

    def at(record: Any) -> tuple[int, int, int]:
        return order.index(record.document), record.start, record.end

    who = [entity.id for entity in entities]
    what = [relation.id for relation in relations]
    cut = [s for d in documents for s in split_sentences(d.text, d.id)]
    return Extraction(
        generator=draw(words),
        documents=tuple(documents),
        sentences=tuple(replace(s, id=f"s{n}") for n, s in enumerate(cut, 1)),
        entities=tuple(entities),
        mentions=tuple(sorted(mentions, key=lambda m: (*at(m), who.index(m.entity)))),
        relations=tuple(relations),
        evidence=tuple(sorted(evidence, key=lambda e: (*at(e), what.index(e.relation)))),
        candidates=tuple(sorted(candidates, key=at)),
        figures=tuple(figures),
        spots=tuple(spots),
        warnings=tuple(draw(st.lists(words, max_size=1))),
        extra=draw(extras),
    )


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_any_records_come_back_as_they_were(extraction: Extraction) -> None:
    data = write(extraction)
    assert read(data, "x.json") == extraction
    assert write(read(data, "x.json")) == data


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_anything_anywhere_is_read_or_refused_in_words(data: st.DataObject) -> None:
    file: Any = json.loads(write(example_extraction()))
    for _ in range(data.draw(st.integers(1, 3))):
        at = file
        while True:
            keys = sorted(at) if isinstance(at, dict) else range(len(at))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if not isinstance(at[key], dict | list) or data.draw(st.booleans()):
                at[key] = data.draw(junk)
                break
            at = at[key]
        if not isinstance(file, dict):
            break
    try:
        found = read(json.dumps(file).encode(), "x.json")
    except InvalidExchange:
        return
    again = read(write(found), "x.json")
    # Sentences that a file leaves empty are found by rule, around what it states.
    assert replace(again, sentences=()) == replace(found, sentences=())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_bytes_are_read_or_refused_in_words(data: st.DataObject) -> None:
    good = write(opened(small()))
    at = data.draw(st.integers(0, len(good)))
    bad = good[:at] + data.draw(st.binary(max_size=4)) + good[at + data.draw(st.integers(0, 9)) :]
    with suppress(InvalidExchange):
        read(bad, "x.json")
