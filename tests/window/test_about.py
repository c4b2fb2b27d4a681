"""What the program is made of, and that it can be copied."""

from PySide6.QtWidgets import QApplication, QPushButton

from explorer.window.about import AboutSheet
from explorer.window.parts import parts


def test_every_part_has_a_version_and_a_license():
    found = {part.name.lower(): part for part in parts()}
    for name in ("networkx", "numpy", "pyside6_essentials", "spacy", "cryptography"):
        assert found[name].version
    assert "LGPL-3.0" in found["pyside6_essentials"].license
    assert "pytest" not in found  # a tool of development
    assert [part.name for part in found.values() if not part.license] == []


def test_what_is_not_installed_has_no_parts():
    assert parts("no-such-program") == []


def test_all_of_it_can_be_copied(window):
    sheet = AboutSheet(window)
    (copy,) = (one for one in sheet.findChildren(QPushButton) if one.text() == "Copy details")
    copy.click()
    told = QApplication.clipboard().text()
    assert told == sheet.details.toPlainText()
    for word in ("Article Explorer", "Qt ", "networkx · ", "Inter, the font · SIL Open Font"):
        assert word in told
    sheet.deleteLater()
