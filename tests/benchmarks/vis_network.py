"""A whole fresh frame beside vis-network's: ``… vis_network VIS-NETWORK.min.js [CHROMIUM]``.

``npm install vis-network`` brings the file (node_modules/vis-network/standalone/umd); Chromium
draws it without a window. The same places, lines and arrowheads, physics off, straight lines, at
1280 x 800; vis-network draws no names, ours places and draws those it has room for. Each frame of
theirs ends with a pixel read back, so that it is drawn and not only recorded. Prints medians of
wall time, alternating, so that other work on the machine slows both.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.ground import Wish, painted
from explorer.graph import kernels
from explorer.graph.scene import Scene
from explorer.window.application import application
from tests.canvas.crowds import crowd

SIZES = ((2_000, 10_000), (10_000, 50_000))
ROUNDS, FRAMES = 3, 7
BAR = 3.0
PAGE = """<!doctype html><meta charset="utf-8">
<style>body{margin:0}#g{width:1280px;height:800px}</style>
<div id="g"></div><pre id="told"></pre><script>%s</script><script>
const given = %s;
const network = new vis.Network(document.getElementById("g"), {
  nodes: new vis.DataSet(given.nodes), edges: new vis.DataSet(given.edges)}, {
  physics: false, interaction: {hideEdgesOnDrag: false}, layout: {improvedLayout: false},
  nodes: {shape: "dot", size: 3}, edges: {smooth: false, arrows: "to", width: 1}});
network.fit();
const canvas = document.querySelector("#g canvas"), times = [];
for (let at = 0; at < %d; at++) {
  network.moveTo({offset: {x: at %% 2 ? 9 : -9, y: 2}});
  const start = performance.now();
  network.redraw();
  canvas.getContext("2d").getImageData(640, 400, 1, 1);
  times.push(performance.now() - start);
}
document.getElementById("told").textContent = "TIMES " + JSON.stringify(times.slice(1));
</script>"""


def theirs(scene: Scene, library: str, chromium: str) -> list[float]:
    """Milliseconds of frames of vis-network."""
    given = {
        "nodes": [
            {"id": at, "x": float(x), "y": float(y)} for at, (x, y) in enumerate(scene.positions)
        ],
        "edges": [{"from": int(one), "to": int(other)} for one, other in scene.edges],
    }
    with tempfile.TemporaryDirectory() as home:
        page = Path(home, "page.html")
        page.write_text(PAGE % (library, json.dumps(given), FRAMES + 1), encoding="utf-8")
        command = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={home}/profile", "--window-size=1280,800", "--timeout=120000",
            "--dump-dom", page.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found = re.search(r"TIMES (\[[^\]]*\])", done.stdout)
    if found is None:
        raise RuntimeError("the page told no times: " + done.stderr[-500:])
    times: list[float] = json.loads(found[1])
    return times


def ours(scene: Scene) -> list[float]:
    """Milliseconds of whole pictures: lines, arrowheads, glyphs, places of names."""
    canvas = GraphCanvas()
    canvas.animate = False
    canvas.resize(1280, 800)
    canvas.show_scene(scene)
    canvas.show()
    canvas.settle()
    times = []
    for at in range(FRAMES + 1):
        canvas.pan_by(9 if at % 2 else -9, 2)
        wish = Wish(canvas.scene, canvas.view, canvas.theme, 1.0)
        began = time.perf_counter()
        painted(wish)
        times.append(1000 * (time.perf_counter() - began))
    canvas.deleteLater()
    return times[1:]


def main(library: str, chromium: str = "chromium") -> int:
    """Compare; 1 where the bar is missed at the larger size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    kernels.load()
    code, ratio = Path(library).read_text(encoding="utf-8"), 0.0
    for size in SIZES:
        scene = crowd(*size)
        here: list[float] = []
        there: list[float] = []
        for _ in range(ROUNDS):
            here += ours(scene)
            there += theirs(scene, code, chromium)
        mine, other = statistics.median(here), statistics.median(there)
        ratio = other / mine
        print(
            f"{size[0]:,} entities, {size[1]:,} lines: Explorer {mine:.0f} ms, "
            f"vis-network {other:.0f} ms, {ratio:.1f}x"
        )
    print(f"bar at the larger size: {BAR:g}x")
    return int(ratio < BAR)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
