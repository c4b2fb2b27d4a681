"""What stands under a sentence: who says so, when, how surely; each with what its tooltip tells."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from explorer.model.clusters import original
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of, meaning
from explorer.model.records import Evidence, Factuality
from explorer.model.when import precision, readable_interval, says_it_all
from explorer.panels.plain import visible


class Remark(NamedTuple):
    """A chip: its text, whether it is dashed (what is not simply so), its tooltip."""

    text: str
    dashed: bool = False
    tip: str = ""


def remarks(corpus: Corpus, evidence: Evidence) -> list[Remark]:
    """The chips of a sentence, in order of reading."""
    found = [*_article(corpus, evidence), *_speakers(corpus, evidence)]
    if evidence.when or evidence.when_text:
        found.append(_date(evidence))
    if evidence.factuality in (tips := _tips()):
        word = certainty(evidence.factuality)
        found.append(Remark(word, True, tips[evidence.factuality]))
    if evidence.extractor == "manual":
        found.append(Remark(_tr("by hand")))
    if evidence.verdict == "rejected":
        found.append(Remark(_tr("not evidence"), True))
    return found


def wishes(evidence: Evidence, overruled: bool) -> list[tuple[str, str, str]]:
    """What the buttons of a sentence say on its verdict: words, key and tone.

    Green would say that the relation holds, which is not so where it is ``overruled``.
    """
    match evidence.verdict:
        case "confirmed" if overruled:
            return [("✓ " + _tr("Sentence confirmed"), "", "")]
        case "confirmed":
            return [("✓ " + _tr("Confirmed"), "", "success")]
        case "disputed":
            return [("? " + _tr("Disputed"), "", "warning")]
        case "rejected":
            return [(_tr("Bring back"), "U", "")]
    return [(_tr("Confirm"), "C", ""), (_tr("Dispute"), "D", ""), (_tr("Not evidence"), "X", "")]


def _article(corpus: Corpus, evidence: Evidence) -> list[Remark]:
    """How the article is graded, and that it is a copy: what counts of it as a source."""
    document = corpus.documents.get(evidence.document)
    if document is None:
        return []
    grade = grade_of(document)
    found = [Remark(grade, False, meaning(document))] if grade else []
    first = original(corpus.documents, document.id)
    if first is not None:
        told = _tr("A copy of “{title}”: not another source")
        found.append(Remark(_tr("copy"), True, told.format(title=visible(first.title, 80))))
    return found


def _speakers(corpus: Corpus, evidence: Evidence) -> list[Remark]:
    """The outermost first, as one would tell it: "per Dagens Avis › “the auditors believe”"."""
    source = corpus.entities.get(evidence.attributed_to or "")
    outer = source.name if source else evidence.attribution
    if not outer:
        return []
    said = [visible(words, 80) for words in reversed(evidence.chain)] or [
        evidence.attribution or ""
    ]
    how = " › ".join(f"“{words}”" for words in said if words)
    told = _tr("Who says so: {words}").format(words=how) if how else ""
    first = (
        _tr("per {source}").format(source=visible(outer, 44))
        if source
        else f"“{visible(outer, 44)}”"
    )
    inner = [f"› “{visible(words, 44)}”" for words in said[1:]]
    return [Remark(text, False, told) for text in (first, *inner)]


def _date(evidence: Evidence) -> Remark:
    when, words = evidence.when, visible(evidence.when_text or "", 60)
    if not when:
        told = _tr("“{words}” in the sentence; which day that is does not follow from the text")
        return Remark(f"“{visible(words, 30)}”", False, told.format(words=words))
    known = {
        "day": _tr("known to the day"),
        "month": _tr("known to the month"),
        "year": _tr("known to the year"),
        "span": _tr("a span of time"),
        "": "",
    }[precision(when)]
    date = readable_interval(when)
    if not words:
        told = ""
    elif says_it_all(when, words):
        told = _tr("“{words}” in the sentence").format(words=words)
    else:
        told = _tr("“{words}” is {date}, by the date of the article").format(words=words, date=date)
    return Remark(visible(date, 30), False, " · ".join(part for part in (told, known) if part))


def certainty(factuality: Factuality) -> str:
    """How sure a sentence or a relation is, in few words."""
    return {
        "asserted": _tr("asserted"),
        "hedged": _tr("hedged"),
        "alleged": _tr("alleged"),
        "negated": _tr("negated"),
        "planned": _tr("expected/tried"),
    }[factuality]


def _tips() -> dict[str, str]:
    return {
        "hedged": _tr("The sentence says that it may be so, not that it is"),
        "alleged": _tr("Somebody claims it or accuses somebody of it"),
        "negated": _tr("The sentence says that it is not so, or denies it"),
        "planned": _tr("It is planned, expected or tried; that it happened is not said"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Remarks", text)
