"""What Qt draws by itself takes the looks of the window: popups and file dialogs."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from explorer.graph.theme import theme

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
