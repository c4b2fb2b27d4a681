"""Make the pictures of README and of the user guide from the program: ``make screenshots``."""

import os
import subprocess
import sys
import tempfile

from tests.tasks.user import ROOT

ARTICLE = "seeds/kim-jong-un-beijing-parade.txt"
PAIR = ("Kim Jong Un", "Xi Jinping")
PICTURES = ROOT / "resources" / "pictures"
GUIDE = ROOT / "resources" / "guide"


def main() -> int:
    """Draw the window in both themes, the picture for a web column, and parts of the window."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for theme in ("light", "dark"):
            file = PICTURES / f"window-{theme}.png"
            _run(home, ARTICLE, "--screenshot", str(file), "--select", *PAIR, "--theme", theme)
        picture = PICTURES / "picture-web.png"
        _run(home, "export", ARTICLE, "-o", str(picture), "--for", "web")
        picture.with_suffix(".quotes.md").unlink()
        _run(home, ARTICLE, str(GUIDE), program="tests.tasks.guide_pictures")
    for file in sorted([*PICTURES.glob("*.png"), *GUIDE.glob("*.png")]):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} kB")
    return 0


def _run(home: str, *arguments: str, program: str = "explorer") -> None:
    environment = {
        **os.environ, "ARTICLE_EXPLORER_HOME": home, "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    environment.pop("DISPLAY", None)
    command = [sys.executable, "-m", program, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=300)


if __name__ == "__main__":
    sys.exit(main())
