"""Preferences are kept, and never keep the program from starting."""

import pytest

from explorer.session.settings import (
    Settings,
    projects_folder,
    read_settings,
    settings_folder,
    write_settings,
)


def test_settings_come_back_as_they_were_written(tmp_path):
    settings = Settings(theme="dark", picture={"target": "web", "legend": True, "width": 680})
    settings = settings.remembering(tmp_path / "ä b.explorer")
    write_settings(settings)
    assert read_settings() == settings


def test_recent_projects_are_newest_first_each_once_and_not_endless(tmp_path):
    settings = Settings()
    for number in range(20):
        settings = settings.remembering(tmp_path / str(number))
    settings = settings.remembering(tmp_path / "15")
    names = [path.rsplit("/", 1)[-1] for path in settings.recent]
    assert names[:3] == ["15", "19", "18"]
    assert len(names) == len(set(names)) == 12


@pytest.mark.parametrize("content", [b"", b"{", b'{"theme": 3}', b"\xff\xfe", b"[]"])
def test_what_cannot_be_read_means_standard_settings(content):
    settings_folder().mkdir(parents=True)
    (settings_folder() / "settings.json").write_bytes(content)
    assert read_settings() == Settings()


def test_the_environment_moves_all_folders(home):
    assert home in projects_folder().parents
    assert home in settings_folder().parents


def test_without_it_they_are_where_the_system_wants_them(monkeypatch):
    monkeypatch.delenv("ARTICLE_EXPLORER_HOME")
    assert "article-explorer" in projects_folder().parts
    assert projects_folder().parent != settings_folder()
