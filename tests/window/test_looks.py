"""What Qt draws by itself takes the looks of the window: popups and file dialogs."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from explorer.graph.items import Box
from explorer.graph.theme import theme
from explorer.panels.icons import icon
from explorer.panels.pair_header import NameButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAYS = ("backButton", "forwardButton", "toParentButton")


def test_a_popup_has_one_frame(window, qtbot):
    window.reading._tabs.setCurrentIndex(2)
    kind = window.reading.history._kind
    kind.showPopup()
    popup = kind.view().window()
    qtbot.waitUntil(popup.isVisible)
    image = popup.grab().toImage()
    surface = QColor(theme("light").window["surface"])
    column = [image.pixelColor(3, y) != surface for y in range(image.height())]  # left of the words
    kind.hidePopup()
    assert (column[0], column[-1]) == (True, True)
    assert sum(column) == 2


def test_the_tick_of_a_menu_is_not_cut_by_its_frame(window):
    menu = QMenu(window)
    for checked in (True, False):
        action = menu.addAction("")
        action.setCheckable(True)
        action.setChecked(checked)
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()
    ticked, bare = (menu.actionGeometry(one) for one in menu.actions())
    inked = [
        x
        for x in range(image.width())
        if any(
            image.pixelColor(x, ticked.top() + y) != image.pixelColor(x, bare.top() + y)
            for y in range(ticked.height())
        )
    ]
    assert inked[0] > ticked.left() + 4
    menu.deleteLater()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_arrows_of_a_file_dialog_are_seen_in_each_theme(window, name):
    window.dress(name)
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    surface = QColor(theme(name).window["surface"]).lightness()
    for way in WAYS:
        image = dialog.findChild(QToolButton, way).icon().pixmap(16, 16).toImage()
        drawn = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        inked = [one.lightness() for one in drawn if one.alpha() > 200]
        assert inked
        assert min(abs(one - surface) for one in inked) > 60
    dialog.deleteLater()
    window.dress("light")


def test_a_button_that_cannot_be_pressed_is_faint():
    made = icon("previous", "#202020")
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    strong, faint = (made.pixmap(QSize(16, 16), mode).toImage() for mode in modes)
    spots = [(x, y) for x in range(strong.width()) for y in range(strong.height())]
    most = [max(one.pixelColor(*spot).alpha() for spot in spots) for one in (strong, faint)]
    assert most[1] < most[0] / 2


def test_the_keyboard_looks_the_same_in_every_pane(window, qtbot):
    accent = window.desk.look.theme.accent
    window.desk.session.select(relations=("ada-okafor:met:viktor-lindqvist",))
    ends = window.findChildren(NameButton)
    for one in (next(end for end in ends if end.isVisible()), window.desk.article):
        one.setFocus(Qt.FocusReason.ShortcutFocusReason)
        image = one.grab().toImage()
        spots = [(image.width() // 2, y) for y in range(4)]
        shown = [image.pixelColor(*spot) for spot in spots]
        assert any(_near(color, QColor(accent)) for color in shown), type(one)
        window.desk.canvas.setFocus()
    canvas = window.desk.canvas
    canvas.put_cursor(canvas.scene.entities[0])
    frames = [one for one in canvas.drawing.items if isinstance(one, Box) and one.outline == accent]
    assert frames


def _near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 60 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))
