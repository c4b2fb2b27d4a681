"""What a person does to lines and sentences, paired with the edit that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from explorer.edits import evidence as sentences
from explorer.edits import relations
from explorer.errors import ExplorerError
from explorer.graph.weighing import verdict_of
from explorer.model.edit import Edit
from explorer.model.records import Verdict
from explorer.panels.groups import labels_of
from explorer.session.settings import read_settings, write_settings
from explorer.store.journaled import UNDOES
from explorer.window import needs
from explorer.window.desk import Desk
from explorer.window.messages import translated
from explorer.window.relation_dialog import RelationDialog

if TYPE_CHECKING:  # they bring numpy, which the first paint need not wait for
    from explorer.session.session import Entry, Session


def judge(desk: Desk, verdict: Verdict) -> None:
    """A verdict on the focused sentence, else the focused relation, else the selected pair.

    A pair of several relations is named first: the same key again judges them all.
    """
    target = desk.answers.evidence.target()
    if target is not None and target[0] == "evidence":
        judge_sentence(desk, target[1], verdict)
    elif target is not None:
        judge_relations(desk, (target[1],), verdict)
    elif desk.session is not None and desk.session.selection.relations:
        _judge_pair(desk, verdict)


def judge_sentence(desk: Desk, evidence: str, verdict: Verdict) -> None:
    """A verdict on one sentence; "rejected" says that it is no evidence."""
    corpus = desk.session.corpus
    if desk.perform(lambda: sentences.judge(corpus, [evidence], verdict)) and verdict == "rejected":
        offer_undo(
            desk,
            _tr("Marked as not evidence: {label}").format(label=_sentence_label(desk, evidence)),
        )


def judge_relations(desk: Desk, names: tuple[str, ...], verdict: Verdict) -> None:
    """A verdict on relations; what is rejected can be brought back at once."""
    corpus = desk.session.corpus
    if verdict == "unreviewed" and all(_rejected(desk, name) for name in names):
        desk.perform(lambda: relations.restore(corpus, names))
        return
    labels = ", ".join(f"“{corpus.relations[name].label}”" for name in names)
    if desk.perform(lambda: relations.judge(corpus, names, verdict)) and verdict == "rejected":
        offer_undo(desk, _tr("Rejected {labels}").format(labels=labels))


def restore(desk: Desk, relation: str) -> None:
    """Bring a rejected relation back, and show it."""
    corpus = desk.session.corpus
    if desk.perform(lambda: relations.restore(corpus, [relation])):
        desk.session.select(relations=[relation])


def delete(desk: Desk) -> None:
    """Reject the relation that is worked on, or all of the selected line."""
    judge(desk, "rejected")


def rename(desk: Desk) -> None:
    """Edit the words of the relation in place."""
    desk.answers.evidence.edit_label()


def write_note(desk: Desk) -> None:
    """Write a note on the focused sentence, else on the relation."""
    desk.answers.evidence.edit_note()


def relabel(desk: Desk, relation: str, label: str) -> None:
    """Other words for a relation."""
    corpus = desk.session.corpus
    _staying(desk, relation, lambda: relations.relabel(corpus, relation, label))


def retype(desk: Desk, relation: str, kind: str) -> None:
    """Another kind."""
    corpus = desk.session.corpus
    _staying(desk, relation, lambda: relations.change_kind(corpus, relation, kind))


def flip(desk: Desk, relation: str = "") -> None:
    """Source and target change places; what has no direction gets one, which may be reversed."""
    name = relation or desk.answers.evidence.relation()
    corpus = desk.session.corpus
    if name and corpus.relations[name].directed:
        _staying(desk, name, lambda: relations.flip(corpus, name))
    elif name:
        _staying(desk, name, lambda: relations.set_directed(corpus, name, True))


def undirect(desk: Desk) -> None:
    """Take its direction from a relation."""
    name = desk.answers.evidence.relation()
    corpus = desk.session.corpus
    if name:
        _staying(desk, name, lambda: relations.set_directed(corpus, name, False))


def note(desk: Desk, relation: str, text: str) -> None:
    """A note on a relation."""
    corpus = desk.session.corpus
    if relation in corpus.relations:
        desk.perform(lambda: relations.note(corpus, relation, text))


def note_sentence(desk: Desk, evidence: str, text: str) -> None:
    """A note on one sentence."""
    corpus = desk.session.corpus
    if corpus.store.evidence_by_id(evidence) is not None:
        desk.perform(lambda: sentences.note(corpus, evidence, text))


def draw(desk: Desk, source: str = "", target: str = "") -> None:
    """Draw a relation between two entities: those given, else those selected."""
    ends = (source, target) if source else needs.ends_of_selection(desk)
    if desk.session is None or len(ends) != 2:
        return
    corpus = desk.session.corpus
    entities = [corpus.entities[end] for end in ends]
    answer = RelationDialog(
        desk.look, entities[0], entities[1], labels_of(corpus), desk.window
    ).ask()
    desk.take_keyboard_back()
    if answer is None:
        return
    one, other = ends if not answer.turned else ends[::-1]
    before = set(corpus.relations)
    if desk.perform(
        lambda: relations.add(corpus, one, other, answer.label, answer.kind, answer.directed)
    ):
        made = [name for name in corpus.relations if name not in before]
        there = [
            r.id
            for r in corpus.relations_between(one, other)
            if verdict_of(corpus, r) != "rejected"
        ]
        desk.session.select(relations=[*made, *(name for name in there if name not in made)])
        desk.answers.evidence.focus_relation(made[0] if made else there[0])
        desk.messages.say(
            _tr("Drawn, with no source yet. Select the sentence in the article and press E.")
        )


def attach(desk: Desk) -> None:
    """Make the sentence of the selected text evidence for the relation that is worked on."""
    span, relation = desk.article.selected_span(), desk.answers.evidence.relation()
    if span is None or not relation or desk.session is None:
        return
    corpus = desk.session.corpus
    if desk.perform(lambda: sentences.attach(corpus, relation, *span)):
        label = corpus.relations[relation].label
        names = [corpus.entities[e].name for e in sentences.unnamed(corpus, relation, *span)]
        if names:
            told = _tr("This sentence does not name {names}; attached to “{label}” all the same.")
            named = _tr(" or ").join(names)
            desk.messages.warn(
                told.format(names=named, label=label), _tr("Undo"), lambda: undo(desk)
            )
        else:
            offer_undo(desk, _tr("Attached to “{label}”").format(label=label))


def undo(desk: Desk) -> None:
    """Take the newest change back."""
    _back(desk, "undo")


def redo(desk: Desk) -> None:
    """Do again what was undone."""
    _back(desk, "redo")


def undo_alone(desk: Desk, listed: Session, entry: Entry) -> None:
    """Take one change of the past back by itself, or say what builds on it.

    Only in the project in which it was ``listed``: in another its number is another change.
    """
    if desk.session is None:
        return
    if desk.session is not listed:
        desk.messages.warn(_tr("This change is of another project; nothing was taken back."))
        return
    desk.answers.evidence.save()
    try:
        label = desk.session.undo_alone(entry.number, entry)
    except ExplorerError as error:
        desk.messages.warn(str(error))
        return
    words = _tr("Undone: {what}") if label.template == UNDOES else _tr("Done again: {what}")
    desk.messages.say(words.format(what=dict(label.arguments)["what"]))


def sign(desk: Desk, name: str) -> None:
    """Sign changes with a name from now on, in this project and the next."""
    if desk.session is not None:
        desk.session.author = name
    write_settings(replace(read_settings(), author=name))


def copy_quote(desk: Desk) -> None:
    """The sentence with title, date and paragraph to the clipboard; selected text as it is."""
    span = desk.article.selected_span()
    evidence = desk.answers.evidence.sentence()
    if desk.passages is None:
        return
    if span is not None and not desk.answers.isAncestorOf(
        QApplication.focusWidget() or desk.window
    ):
        text = desk.passages.quote(*span)
    elif evidence is not None:
        text = desk.passages.citation(evidence)
    else:
        return
    QApplication.clipboard().setText(text)
    desk.messages.say(_tr("Copied the quote with its source."))


def _judge_pair(desk: Desk, verdict: Verdict) -> None:
    corpus = desk.session.corpus
    names = desk.session.selection.relations
    if verdict != "unreviewed":
        names = tuple(name for name in names if not _rejected(desk, name))
    if len(names) <= 1 or desk.asked == (verdict, *names):
        desk.asked = ()
        desk.messages.dismiss()
        if names:
            judge_relations(desk, names, verdict)
        return
    desk.asked = (verdict, *names)
    what = {
        "confirmed": _tr("Confirm all {number} relations"),
        "disputed": _tr("Dispute all {number} relations"),
        "rejected": _tr("Reject all {number} relations"),
        "unreviewed": _tr("Take the verdict on all {number} relations back"),
    }[verdict].format(number=len(names))
    ends = " — ".join(corpus.entities[end].name for end in corpus.relations[names[0]].ends)
    question = _tr("{what} of {ends}? The same key again does it.").format(what=what, ends=ends)
    desk.messages.say(question, what, lambda: judge_relations(desk, names, verdict))


def _staying(desk: Desk, relation: str, plan: Callable[[], Edit]) -> None:
    """Perform an edit that may fold a relation into its twin; the pair stays selected."""
    session = desk.session
    ends = session.corpus.relations[relation].ends
    selected = session.selection
    if desk.perform(plan) and relation not in session.corpus.relations:
        kept = [name for name in selected.relations if name in session.corpus.relations]
        session.select(
            selected.entities, kept or [r.id for r in session.corpus.relations_between(*ends)]
        )


def _back(desk: Desk, way: Literal["undo", "redo"]) -> None:
    if desk.session is None:
        return
    desk.answers.save()
    looked = way == "undo" and desk.trail is not None and desk.trail.looked_last
    message = desk.session.undo() if way == "undo" else desk.session.redo()
    if message is None:
        return
    words = _tr("Undone: {what}") if way == "undo" else _tr("Done again: {what}")
    told = words.format(what=translated(message))
    if looked:
        told = f"{told}. {_tr('What is shown stays; Ctrl+[ goes back to the view before.')}"
    desk.messages.say(told)


def offer_undo(desk: Desk, text: str) -> None:
    """Say what was done last, with a button that takes back that, whatever came after."""
    session = desk.session
    done, _ = session.history_end if session is not None else (None, None)
    desk.messages.say(text, _tr("Undo"), lambda: _take_back(desk, session, done))


def _take_back(desk: Desk, session: Session | None, done: Entry | None) -> None:
    desk.answers.save()
    if session is None or done is None:
        return
    if desk.session is session and session.history_end[0] == done:
        undo(desk)
    else:
        undo_alone(desk, session, done)


def _rejected(desk: Desk, relation: str) -> bool:
    corpus = desk.session.corpus
    return verdict_of(corpus, corpus.relations[relation]) == "rejected"


def _sentence_label(desk: Desk, evidence: str) -> str:
    corpus = desk.session.corpus
    found = corpus.store.evidence_by_id(evidence)
    return f"“{corpus.relations[found.relation].label}”" if found else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Annotating", text)
