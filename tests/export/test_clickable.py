"""The page to click: every line and name leads somewhere, nothing leads out, no more is in it."""

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.commands.report_steps import Written, steps
from explorer.errors import ExportError
from explorer.export.captions import caption_of
from explorer.export.escaping import visible as visible_text
from explorer.export.gate import Gate, gated
from explorer.export.gathering import report_of
from explorer.graph.scene import scene_of
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from tests.builders import corpus, document, evidence, example_corpus, example_records, person
from tests.builders import relation as relation_of
from tests.export.reports import seen
from tests.export.test_reports import HOSTILE

pytestmark = pytest.mark.usefixtures("qapp")


def page(
    made: Corpus,
    gate: Gate | None = None,
    clickable: bool = True,
    level="related",
    place="print180",
) -> str:
    found = gated(made, visible(made, ViewState(level=level)), gate or Gate())
    scene = scene_of(made, found.passed)
    path = Path("page.html")
    *_, last = steps(report_of(made, found), scene, path, caption_of(made), place, clickable)
    assert isinstance(last, Written)
    return last.files[path].decode()


def targets(html: str) -> list[str]:
    return re.findall(r'data-to="([^"]*)"', html)


def test_every_line_and_every_name_of_the_figure_can_be_clicked() -> None:
    html = page(example_corpus())
    assert {f"line-{number}" for number in range(1, 16)} <= set(targets(html))
    assert {f"name-{number}" for number in range(1, 13)} <= set(targets(html))
    ids = [value for name, value in seen(html).attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value for name, value in seen(html).attributes if name == "href"}
    assert {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


def test_the_number_in_the_figure_is_that_of_the_section_it_leads_to() -> None:
    html = page(example_corpus())
    for link, words in re.findall(r'data-to="(line-\d+)" aria-label="([^"]*)"', html):
        number, heading = words.split(": ", 1)
        assert link == f"line-{number}"
        section = html.split(f'<section class="line" id="{link}">')[1].split("</section>")[0]
        told = visible_text("".join(seen(section).texts))
        assert f"{number} {heading}" in told


@pytest.mark.parametrize("clickable", [True, False])
def test_the_policy_names_what_is_in_the_page_and_forbids_the_rest(clickable) -> None:
    html = page(example_corpus(), clickable=clickable)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'; font-src data:; base-uri 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(blocks) == (1 if tag == "style" or clickable else 0)
        for block in blocks:
            digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [name for name, _ in seen(html).attributes if name == "style" or name[:2] == "on"]
    outside = re.findall(r"(?:https?:)?//[\w.]+", re.sub(r"base64,[\w+/=]+", "", html))
    assert set(outside) <= {"http://www.w3.org"}  # the name of SVG, which nothing opens


@pytest.mark.parametrize("clickable", [True, False])
@pytest.mark.parametrize("level", ["story", "related"])
def test_every_tag_is_closed_where_it_was_opened(clickable, level) -> None:
    found = seen(page(example_corpus(), clickable=clickable, level=level))
    assert (found.open, found.misplaced) == ([], [])


def test_text_in_the_figure_is_text_and_has_colors_for_both_looks() -> None:
    html = page(example_corpus())
    assert re.search(r"<text [^>]*>Ada Okafor</text>", html)
    assert "prefers-color-scheme:dark){:root{--figure-0:#" in html
    assert 'fill="var(--figure-' in html


def test_only_what_passes_is_in_the_page() -> None:
    records = [
        replace(one, verdict="confirmed")
        if getattr(one, "label", "") in ("owns", "married to")
        else one
        for one in example_records()
    ]
    html = page(corpus(*records), Gate(confirmed=True))
    assert "2 of 15 lines go in; 13 are left out" in html
    assert not re.search("Okafor|Lindqvist|Baltra|crowns", html.replace("harbor.txt", ""))
    with pytest.raises(ExportError, match="nothing to click: None of 15 lines go in"):
        page(example_corpus(), Gate(sources=3))


def test_a_stack_leads_to_its_line() -> None:
    hub = person("Hub")
    towns = [person(f"Town {n}") for n in range(5)]
    text = document(" ".join(f"Hub visited Town {n}." for n in range(5)) + " Far praised Hub.")
    far = person("Far")
    made = [relation_of(hub, one, "visited") for one in towns]
    praised = relation_of(far, hub, "praised")
    told = [evidence(one, text, f"Hub visited Town {n}") for n, one in enumerate(made)]
    shown = corpus(
        hub, far, *towns, text, *made, praised, *told, evidence(praised, text, "Far praised Hub")
    )
    html = page(shown, level="story")
    assert re.search(r'data-to="line-\d" aria-label="5 people"', html)


@settings(max_examples=8, deadline=None)
@given(st.lists(HOSTILE, min_size=4, max_size=4))
def test_no_name_and_no_note_is_ever_markup(words) -> None:
    tame, live = tame_page(), seen(hostile(*words))
    assert live.tags <= tame.tags | {"br", "tspan"}
    assert {name for name, _ in live.attributes} <= (
        {name for name, _ in tame.attributes} | {"direction", "unicode-bidi"}
    )
    assert all(value.startswith("#") for name, value in live.attributes if name in ("href", "src"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", "".join(live.texts))


@cache
def tame_page():
    """What a page of harmless words holds."""
    return seen(hostile("a", "b", "c", "d"))


def hostile(name: str, alias: str, label: str, note: str) -> str:
    ada, ben = person(name or "x", id="ada", aliases=(alias,), note=note), person("B", id="ben")
    text = document("Ada met Ben.", id="d", title=name, source=alias)
    met = relation_of(ada, ben, "met", id="r", note=note)
    said = evidence(met, text, "Ada met Ben", note=note, attribution=alias)
    return page(corpus(ada, ben, text, replace(met, label=label or "met"), said))


def test_under_each_link_to_a_line_its_number_is_printed() -> None:
    """Also where the figure has no room for all lines and counts those that it has anew."""
    people = [person(f"Person {n}") for n in range(60)]
    pairs = [(a, b) for a in range(60) for b in range(a + 1, 60) if (a * 7 + b * 3) % 37 == 0]
    text = document("\n".join(f"Person {a} met Person {b} there." for a, b in pairs), id="d")
    met = [relation_of(people[a], people[b], "met") for a, b in pairs]
    said = [
        evidence(one, text, f"Person {a} met Person {b} there")
        for one, (a, b) in zip(met, pairs, strict=True)
    ]
    html = page(corpus(*people, text, *met, *said), place="phone")
    sections = html.count('<section class="line"')
    assert sections == len(pairs)
    placed = re.findall(r'data-to="line-(\d+)" [^>]*aria-hidden="true"><rect ([^>]*)/>', html)
    assert 10 < len(placed) < sections
    assert html.count("not in the figure: no room") == sections - len(placed)
    texts = [
        (float(x), float(y), words)
        for x, y, words in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(\d+)</text>', html)
    ]
    for number, rect in placed:
        left, top, wide, high = (
            float(re.search(rf'{name}="([\d.]+)"', rect)[1])
            for name in ("x", "y", "width", "height")
        )
        inside = {w for x, y, w in texts if left <= x <= left + wide and top <= y <= top + high}
        assert number in inside
