"""What a person does to entities, paired with the edit that does it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from explorer.edits import entities, marking, merging, splitting, unmerging
from explorer.edits.reasons import reasons
from explorer.model.records import Entity, Mention
from explorer.panels.passages import why_one
from explorer.panels.plain import counted, visible
from explorer.panels.rows import Row
from explorer.window import annotating, needs
from explorer.window.color_dialog import ColorDialog
from explorer.window.desk import Desk
from explorer.window.hints import not_drawn
from explorer.window.merge_dialog import MergeDialog
from explorer.window.recast_dialog import KindDialog, Reach, RecastDialog
from explorer.window.split_dialog import SplitDialog
from explorer.window.words_dialog import WordsDialog, split_words


def rename(desk: Desk, kind: bool = False) -> None:
    """Ask for another name and kind, and whether for this mention, article or everywhere."""
    entity = _the_one(desk)
    if entity is None:
        return
    corpus = desk.session.corpus
    mentions = corpus.store.mentions_of(entity.id)
    dialog = RecastDialog(desk.look, entity, _reaches(desk, mentions), _names(desk), desk.window)
    answer = dialog.ask(kind)
    if answer is None:
        return
    chosen = _within(desk, mentions, answer.scope)
    before = set(corpus.entities)
    if desk.perform(lambda: splitting.recast(corpus, entity.id, chosen, answer.name, answer.kind)):
        _go_to_new(desk, before, answer.name)


def change_kind(desk: Desk) -> None:
    """Another kind: asked of one entity as its name is, of several at once everywhere."""
    ids = needs.selected(desk)
    if len(ids) == 1:
        rename(desk, kind=True)
    elif ids:
        corpus = desk.session.corpus
        kind = KindDialog(desk.look, len(ids), corpus.entities[ids[0]].kind, desk.window).ask()
        if kind is not None:
            desk.perform(lambda: entities.change_kind(corpus, ids, kind))


def merge(desk: Desk) -> None:
    """Show what merging the selected entities would make, and why or why not, and do it."""
    ids = needs.selected(desk)
    if len(ids) < 2:
        return
    corpus = desk.session.corpus
    shown = [corpus.entities[one] for one in ids]
    preview = merging.preview(corpus, ids)
    answer = MergeDialog(desk.look, shown, preview, reasons(corpus, ids), desk.window).ask()
    if answer is None:
        return
    kept = preview.kept
    if desk.perform(lambda: merging.merge(corpus, ids, answer.name, answer.kind, kept)):
        desk.session.select([kept])
        annotating.offer_undo(
            desk, _tr("Merged into “{name}”").format(name=corpus.entities[kept].name)
        )


def take_apart(desk: Desk) -> None:
    """Undo the newest merge into the selected entity, whatever was done since."""
    entity = _the_one(desk)
    if entity is None:
        return
    corpus = desk.session.corpus
    found = unmerging.merges_of(corpus, entity.id)
    before = set(corpus.entities)
    if found and desk.perform(lambda: unmerging.take_apart(corpus, found[0].id)):
        back = [one for one in corpus.entities if one not in before]
        desk.session.select([entity.id, *back])
        annotating.offer_undo(
            desk, _tr("Taken apart: {names}").format(names=", ".join(found[0].quotes))
        )


def split(desk: Desk) -> None:
    """Ask which mentions mean somebody else, and let them be one."""
    entity = _the_one(desk)
    if entity is None:
        return
    corpus = desk.session.corpus
    rows = [_row(desk, one) for one in corpus.store.mentions_of(entity.id)]
    answer = SplitDialog(desk.look, entity, rows, _names(desk), desk.window).ask()
    if answer is None:
        return
    before = set(corpus.entities)
    there = splitting.named(corpus, answer.name, answer.kind)
    into = there.id if there is not None and there.id != entity.id else ""
    if desk.perform(
        lambda: (
            splitting.assign(corpus, entity.id, answer.mentions, into)
            if into
            else splitting.split(corpus, entity.id, answer.mentions, answer.name, answer.kind)
        )
    ):
        _go_to_new(desk, before, answer.name)


def reject(desk: Desk) -> None:
    """Take the selected entities out; they stay listed."""
    _flag(desk, entities.reject, _tr("Rejected {names}"))


def hide(desk: Desk) -> None:
    """Take the selected entities out of the drawing."""
    _flag(desk, entities.hide, _tr("Hidden: {names}"))


def restore_any(desk: Desk, name: str) -> None:
    """Bring a rejected or hidden entity back, or a rejected relation, and show it."""
    corpus = desk.session.corpus
    if name not in corpus.entities:
        annotating.restore(desk, name)
    elif desk.perform(lambda: entities.restore(corpus, [name])):
        desk.session.select([name])


def note(desk: Desk, entity: str, text: str) -> None:
    """A note on an entity."""
    corpus = desk.session.corpus
    if entity in corpus.entities:
        desk.perform(lambda: marking.note(corpus, entity, text))


def tag(desk: Desk) -> None:
    """Ask for the tags of what is selected: entities, else relations."""
    ids = needs.marked(desk)
    if not ids:
        return
    corpus = desk.session.corpus
    shared = _shared_tags(desk, ids)
    words = WordsDialog(
        desk.look, _tr("Tags"), _tr("Several are set apart by commas."),
        ", ".join(shared), marking.tags(corpus), desk.window, several=True,
    ).ask()  # fmt: skip
    if words is None:
        return
    wanted = split_words(words)
    kept = {word.casefold() for word in wanted}
    gone = [word for word in shared if word.casefold() not in kept]
    desk.perform(lambda: marking.tag(corpus, ids, wanted, gone))


def group(desk: Desk) -> None:
    """Ask for the group of the selected entities."""
    ids = needs.selected(desk)
    if not ids:
        return
    corpus = desk.session.corpus
    groups = {corpus.entities[one].group for one in ids}
    words = WordsDialog(
        desk.look, _tr("Group"), _tr("Leave it empty to take them out of their group."),
        groups.pop() if len(groups) == 1 else "", marking.groups(corpus), desk.window,
    ).ask()  # fmt: skip
    if words is not None:
        desk.perform(lambda: marking.group(corpus, ids, words))


def aliases(desk: Desk) -> None:
    """Ask for other names of the selected entity."""
    entity = _the_one(desk)
    if entity is None:
        return
    corpus = desk.session.corpus
    words = WordsDialog(
        desk.look, _tr("Other names"), _tr("Several are set apart by semicolons."),
        "; ".join(entity.aliases), [], desk.window,
    ).ask()  # fmt: skip
    if words is not None:
        desk.perform(lambda: entities.set_aliases(corpus, entity.id, words.split(";")))


def paint(desk: Desk) -> None:
    """Ask for a color of what is selected: entities, else relations."""
    ids = needs.marked(desk)
    if not ids:
        return
    corpus = desk.session.corpus
    first = corpus.entities.get(ids[0]) or corpus.relations[ids[0]]
    color = ColorDialog(desk.look, first.color, desk.window).ask()
    if color is not None:
        desk.perform(lambda: marking.paint(corpus, ids, color))


def unpaint(desk: Desk) -> None:
    """Back to the color of the kind."""
    ids = needs.marked(desk)
    corpus = desk.session.corpus
    desk.perform(lambda: marking.paint(corpus, ids, ""))


def _the_one(desk: Desk) -> Entity | None:
    ids = needs.selected(desk)
    return desk.session.corpus.entities.get(ids[-1]) if len(ids) == 1 else None


def _reaches(desk: Desk, mentions: list[Mention]) -> list[Reach]:
    found = []
    here = _here(desk, mentions)
    if here is not None and len(mentions) > 1:
        words = desk.passages.places(here.document).text[here.start : here.end]
        found.append(Reach("mention", 1, words))
    inside = [m for m in mentions if m.document == desk.article.document_id]
    if inside and len(inside) < len(mentions):
        found.append(Reach("article", len(inside)))
    return [*found, Reach("everywhere", len(mentions))]


def _within(desk: Desk, mentions: list[Mention], scope: str) -> list[str] | None:
    if scope == "mention":
        here = _here(desk, mentions)
        return [here.id] if here is not None else []
    if scope == "article":
        return [m.id for m in mentions if m.document == desk.article.document_id]
    return None


def _here(desk: Desk, mentions: list[Mention]) -> Mention | None:
    """The mention that is chosen on the entity's page, else the one clicked in the article."""
    chosen = (desk.answers.entity.mention(), desk.article.mention_here())
    ids = {one.id for one in mentions}
    return next((one for one in chosen if one is not None and one.id in ids), None)


def _row(desk: Desk, mention: Mention) -> Row:
    passage = desk.passages.of_mention(mention)
    start = mention.start - passage.start
    lead = max(0, start - 60)
    lead = passage.text.find(" ", lead, start) + 1 if lead else 0
    shown = ("… " if lead else "") + passage.text[lead:]
    at = start - lead + (2 if lead else 0)
    under = " · ".join(part for part in (passage.place, why_one(mention)) if part)
    return Row(
        mention.id, shown, strong=(at, at + mention.end - mention.start), under=under,
        tip=passage.text,
    )  # fmt: skip


def _names(desk: Desk) -> list[str]:
    return sorted({visible(one.name, 120) for one in desk.session.corpus.entities.values()})


def _shared_tags(desk: Desk, ids: tuple[str, ...]) -> list[str]:
    corpus = desk.session.corpus
    records = [corpus.entities.get(one) or corpus.relations[one] for one in ids]
    return [tag for tag in records[0].tags if all(tag in one.tags for one in records)]


def copy_names(desk: Desk) -> None:
    """The names of what is selected to the clipboard, one a line."""
    names = [desk.session.corpus.entities[one].name for one in needs.selected(desk)]
    QApplication.clipboard().setText("\n".join(names))
    told = _tr("Copied {names}.").format(names=counted(len(names), "name", "names"))
    desk.messages.say(told)


def _flag(desk: Desk, flag: Callable[..., object], says: str) -> None:
    ids = needs.selected(desk)
    if not ids:
        return
    corpus = desk.session.corpus
    names = [corpus.entities[one].name for one in ids]
    told = f"“{names[0]}”" if len(names) == 1 else counted(len(names), "entity", "entities")
    if desk.perform(lambda: flag(corpus, ids)):
        desk.session.select()
        annotating.offer_undo(desk, says.format(names=told))


def _go_to_new(desk: Desk, before: set[str], name: str) -> None:
    """Select the entity that came, or that took the mentions."""
    corpus = desk.session.corpus
    made = [one for one in corpus.entities if one not in before]
    there = splitting.named(corpus, name)
    if made:
        desk.session.select(made)
        told = _tr("“{name}” is an entity of its own now.").format(
            name=corpus.entities[made[0]].name
        )
        annotating.offer_undo(desk, f"{told} {not_drawn(desk, made[0])}".strip())
    elif there is not None:
        desk.session.select([there.id])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Correcting", text)
