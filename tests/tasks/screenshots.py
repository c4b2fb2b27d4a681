"""Make the pictures that README shows, from the program as it is: ``make screenshots``."""

import os
import subprocess
import sys
import tempfile

from tests.tasks.user import ROOT

ARTICLE = "seeds/kim-jong-un-beijing-parade.txt"
PAIR = ("Kim Jong Un", "Xi Jinping")
PICTURES = ROOT / "resources" / "pictures"


def main() -> int:
    """Draw the window in both themes and export the picture for a web column."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for theme in ("light", "dark"):
            file = PICTURES / f"window-{theme}.png"
            _run(home, ARTICLE, "--screenshot", str(file), "--select", *PAIR, "--theme", theme)
        picture = PICTURES / "picture-web.png"
        _run(home, "export", ARTICLE, "-o", str(picture), "--for", "web")
        picture.with_suffix(".quotes.md").unlink()
    for file in sorted(PICTURES.glob("*.png")):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} kB")
    return 0


def _run(home: str, *arguments: str) -> None:
    environment = {**os.environ, "ARTICLE_EXPLORER_HOME": home}
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", "explorer", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=300)


if __name__ == "__main__":
    sys.exit(main())
