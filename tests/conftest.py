"""Every test runs offscreen, in a home of its own, and leaves no thread behind."""

import gc
import os
import subprocess
import sys
import threading
from itertools import count

import pytest

from explorer.graph.kernel_cache import ready

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A window under test must never open, or write beside, the projects of the person who runs it.
os.environ.pop("DISPLAY", None)


@pytest.fixture(scope="session", autouse=True)
def compiled_code():
    """What ``make`` compiles once, and after each change of it."""
    if not ready():
        subprocess.run([sys.executable, "-m", "explorer.graph.warming"], check=True)


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """New folders, numbered here: with thousands of them it takes long to look for a free name."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def nobodys_home(homes, monkeypatch):
    """A data and settings folder for each test, which the program makes if it needs one."""
    folder = next(homes)
    monkeypatch.setenv("ARTICLE_EXPLORER_HOME", str(folder))
    return folder


@pytest.fixture
def home(nobodys_home):
    """The data and settings folder of the test, made already."""
    nobodys_home.mkdir(exist_ok=True)
    return nobodys_home


_done = count(1)


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread():
    """Widgets of a test before are never deleted in a thread of this one, as in the program."""
    gc.disable()
    yield
    gc.collect(1 if next(_done) % 100 else 2)


@pytest.fixture(autouse=True)
def no_thread_left_behind():
    """Threads that a test started have ended with it (pools of libraries excepted)."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            while thread.ident is None:  # listed already, but still being started by another
                os.sched_yield()
            thread.join(timeout=5)
            assert not thread.is_alive(), f"{thread.name} outlived its test"
