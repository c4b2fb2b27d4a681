"""Compiled code: which modules hold it, and when it can be used."""

from explorer.graph import kernel_cache
from explorer.graph.warming import main


def test_every_module_with_kernels_is_known():
    assert {"explorer.graph.repulsion", "explorer.graph.coarsening"} <= {
        *kernel_cache.kernel_modules()
    }
    assert "explorer.graph.compiled" not in kernel_cache.kernel_modules()
    assert "explorer.graph.large" not in kernel_cache.kernel_modules()


def test_code_is_ready_once_it_was_compiled_and_not_before(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel_cache, "cache_folder", lambda: tmp_path / "kernels-1")
    assert not kernel_cache.ready()
    kernel_cache.mark_whole()
    assert kernel_cache.ready()


def test_other_sources_have_another_folder(tmp_path, monkeypatch):
    before = kernel_cache._fingerprint()
    other = tmp_path / "repulsion.py"
    other.write_text("from explorer.graph.compiled import kernel\n")
    files = [*kernel_cache._kernel_files(), other]
    monkeypatch.setattr(kernel_cache, "_kernel_files", lambda: files)
    assert kernel_cache._fingerprint() != before


def test_warming_leaves_code_that_is_ready():
    assert main() == 0
    assert kernel_cache.ready()
