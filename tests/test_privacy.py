"""Nothing leaves the machine: no library writes an id or asks for an address behind our back."""

import os
import subprocess
import sys
from pathlib import Path

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
