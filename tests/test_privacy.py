"""Nothing leaves the machine: no library writes an id or asks for an address behind our back."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOOK = """
import socket, sys
asked = []
REACH = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
sys.addaudithook(lambda event, args: asked.append(event) if event in REACH else None)
from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document
extract(Document(id="d1", title="", text="Anna Berg met Eva Stone in Oslo."), load_language())
print(asked)
"""


def test_reading_an_article_leaves_no_id_of_the_device_and_asks_for_no_address(tmp_path):
    clean = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment = {**clean, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
    written = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert not [p for p in written if "microsoft" in str(p).lower() or "onnx" in str(p).lower()]


ALL = """
import os, sys
from pathlib import Path
from explorer.cli import main
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.workers.pool import Workers
from PySide6.QtCore import QEventLoop, QTimer

def counted():
    told = [line.split() for line in Path("/proc/self/net/snmp").read_text().splitlines()]
    pairs = zip(told[::2], told[1::2])
    rows = {names[0]: dict(zip(names, values)) for names, values in pairs}
    one = rows["Ip:"]["OutRequests"], rows["Ip:"]["OutNoRoutes"]
    return [int(n) for n in (*one, rows["Tcp:"]["ActiveOpens"], rows["Udp:"]["OutDatagrams"])]

if sys.argv[1] == "ask":
    import socket
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            socket.socket(socket.AF_INET, kind).connect(("192.0.2.1", 53))
        except OSError:
            pass
    print(counted())
    raise SystemExit
application()
window = new_window("light")
furnish(window, Workers())
window.show()
loop = QEventLoop()
window.desk.opening.finished.connect(loop.quit)
QTimer.singleShot(60_000, loop.quit)
window.desk.opening.open([Path("page.html"), Path("mail.eml")])
loop.exec()
assert len(window.desk.session.corpus.documents) == 2
project = str(window.desk.session.path)
window.show_guide()
window.close()
for how, names in (("export", "a.png a.svg a.pdf"), ("report", "a.html a.docx a.md")):
    for name in names.split():
        assert main([how, project, "-o", name]) == 0, name
print(counted())
"""
PAGE = """<html><head><title>Talks</title><link rel="stylesheet" href="http://192.0.2.1/a.css">
<script src="http://192.0.2.1/a.js"></script><base href="http://192.0.2.1/"></head><body><article>
<p>Anna Berg met Eva Stone in Oslo on Monday, and both told Reuters that the talks went well.</p>
<img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/"></iframe>
<p>Eva Stone works for <a href="http://192.0.2.1/acme">Acme</a>, which Anna Berg founded.</p>
</article></body></html>"""


def in_a_net_of_its_own(folder, what):
    """What the system counted: packets, packets without a way, connections, datagrams."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "ARTICLE_EXPLORER_HOME": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["unshare", "--map-root-user", "--net", sys.executable, "-c", ALL, what],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def may_have_a_net():
    try:
        command = ["unshare", "--map-root-user", "--net", "true"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.timeout(300)
@pytest.mark.skipif(not may_have_a_net(), reason="a net of one's own needs Linux and the right")
def test_no_process_and_no_library_asks_the_network_for_anything(tmp_path):
    """Counted by the system for all processes, native code too: reading, drawing, reporting."""
    (tmp_path / "page.html").write_text(PAGE)
    mail = f"Subject: Talks\nFrom: a@b.c\nContent-Type: text/html\n\n{PAGE.replace('Oslo', 'Rome')}"
    (tmp_path / "mail.eml").write_text(mail)
    assert sum(in_a_net_of_its_own(tmp_path, "ask")) >= 2  # what is counted is seen
    assert in_a_net_of_its_own(tmp_path, "all") == [0, 0, 0, 0]
    report = (tmp_path / "a.html").read_text()
    far = r"""["']?\s*(https?:)?//"""
    assert not re.search(rf"""(src|srcset|action|poster|url\()\s*=?\s*{far}""", report)
    assert not re.search(r"<link|<base|<iframe|@import|fetch\(|XMLHttp|WebSocket", report)
