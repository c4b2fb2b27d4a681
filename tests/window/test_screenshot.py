"""The real window in a file, with what was asked for selected."""

import pytest
from PySide6.QtGui import QImage

from explorer.errors import ExplorerError
from explorer.formats.explorer_json import write
from explorer.window.screenshot import screenshot
from tests.builders import example_extraction

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def exchange(qapp, tmp_path):
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    return path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_pair_is_drawn_selected(exchange, tmp_path, theme):
    file = tmp_path / "window.png"
    screenshot([exchange], file, ("Ada Okafor", "Lindqvist"), theme, (1200, 800))
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1200, 800)
    dark = image.pixelColor(600, 780).lightness() < 128
    assert dark == (theme == "dark")


def test_an_unknown_name_is_one_sentence(exchange, tmp_path):
    with pytest.raises(ExplorerError, match="No entity is called “Zzyzx”"):
        screenshot([exchange], tmp_path / "window.png", ("Zzyzx",))
    assert not (tmp_path / "window.png").exists()


def test_what_cannot_be_opened_is_one_sentence(tmp_path, qapp):
    with pytest.raises(ExplorerError, match=r"gone\.txt"):
        screenshot([tmp_path / "gone.txt"], tmp_path / "window.png")
