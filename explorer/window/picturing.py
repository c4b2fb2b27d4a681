"""From the graph to a picture: asks for what it is, writes it with its quotes, or copies it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QStandardPaths

from explorer.canvas.picture import picture_bytes, to_clipboard
from explorer.errors import ExplorerError
from explorer.export.captions import caption_of
from explorer.export.quotes import QUOTES, quotes_markdown
from explorer.files import atomic_bytes
from explorer.graph.scene import Scene, scene_of
from explorer.graph.story import visible
from explorer.graph.view import Visible
from explorer.model.corpus import Corpus
from explorer.session.settings import read_settings, write_settings
from explorer.window.desk import Desk
from explorer.window.filter_words import told
from explorer.window.picture_dialog import PictureDialog, PictureStart, PictureWish


def picture(desk: Desk) -> None:
    """Ask where a picture will be seen, and write or copy it."""
    scenes = _scenes(desk)
    corpus, settings = desk.session.corpus, read_settings()
    documents = list(corpus.documents.values())
    start = PictureStart(
        scenes=scenes,
        title=documents[0].title if len(documents) == 1 else "",
        caption=replace(
            caption_of(corpus), filters=tuple(one.words for one in told(corpus, desk.session.view))
        ),
        folder=_folder(str(settings.picture.get("folder", ""))),
        theme=desk.look.theme.name,
        remembered=settings.picture,
    )
    wish = PictureDialog(desk.look, start, desk.window).ask()
    if wish is None:
        return
    try:
        if wish.path is None:
            to_clipboard(wish.picture.drawing, wish.target.scale, wish.options.transparent)
            desk.messages.say(_tr("The picture is on the clipboard."))
        else:
            _write(corpus, scenes[wish.what], wish)
            desk.messages.say(
                _tr("Saved “{name}” in {folder}").format(
                    name=wish.path.name, folder=wish.path.parent
                )
            )
        write_settings(replace(read_settings(), picture=dict(wish.remembered)))
    except ExplorerError as error:
        desk.messages.warn(str(error))


def copy(desk: Desk) -> None:
    """What the canvas shows, on the clipboard."""
    try:
        to_clipboard(desk.canvas.drawing)
    except ExplorerError as error:
        desk.messages.warn(str(error))
        return
    desk.messages.say(_tr("The picture is on the clipboard."))


def _write(corpus: Corpus, scene: Scene, wish: PictureWish) -> None:
    atomic_bytes(wish.path, picture_bytes(wish.picture, wish.target, wish.options))
    if wish.quotes:
        numbers = {number: scene.lines[row] for row, number in wish.picture.numbers.items()}
        text = quotes_markdown(corpus, numbers, wish.options.title)
        atomic_bytes(wish.path.with_suffix(QUOTES), text.encode())


def _scenes(desk: Desk) -> dict[str, Scene]:
    """What can be drawn: the view, the selection, everything that has a place."""
    session = desk.session
    scenes = {"view": session.scene()}
    chosen = _selected(desk)
    if chosen is not None:
        scenes["selection"] = chosen
    view = replace(session.view, level="related", focus=None)
    whole = scene_of(session.corpus, visible(session.corpus, view))
    if len(whole.entities) > len(scenes["view"].entities) and np.isfinite(whole.positions).all():
        scenes["everything"] = whole
    return scenes


def _selected(desk: Desk) -> Scene | None:
    """The selected entities and ends of lines, with the lines between them."""
    session = desk.session
    selection, shown = session.selection, session.visible()
    wanted = set(selection.entities)
    for line in shown.lines:
        if set(line.relations) & set(selection.relations):
            wanted |= set(line.ends)
    entities = tuple(entity for entity in shown.entities if entity in wanted)
    lines = tuple(line for line in shown.lines if set(line.ends) <= wanted)
    if len(entities) < 2 or not lines:
        return None
    stacks = tuple(stack for stack in shown.stacks if stack.id in wanted)
    return scene_of(session.corpus, Visible(entities, lines, stacks, shown.counts))


def _folder(known: str) -> Path:
    if known and Path(known).is_dir():
        return Path(known)
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(pictures) if pictures and Path(pictures).is_dir() else Path.home()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Picturing", text)
