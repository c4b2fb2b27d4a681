"""What of a scene is in a picture and what had no room, in words: one count for all of them."""

from explorer.graph.frame import Block, Caption, caption_block
from explorer.graph.metrics import Measure
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme


def counted(scene: Scene) -> int:
    """How many entities are drawn, those in stacks too."""
    return sum(1 if stack is None else len(stack.members) for stack in scene.stacks)


def room_sentence(words: str, names: int, kept: int, left_out: int) -> str | None:
    """What is not in the picture, in words."""
    lines = "line has" if left_out == 1 else "lines have"
    if kept < names:
        also = f" {left_out} {lines} no room for a number either." if left_out else ""
        return (
            f"At {words} only {kept} of {names} entities fit: "
            f"keep the {kept} strongest, or go wider.{also}"
        )
    if left_out:
        return f"At {words} {left_out} {lines} no room for a number: go wider."
    return None


def caption_of_drawn(
    caption: Caption,
    scene: Scene,
    kept: Scene,
    width: float,
    small: float,
    theme: Theme,
    measure: Measure,
) -> Block:
    """The caption of what is drawn; that something of the scene is not, is said."""
    told = ""
    if len(kept.entities) < len(scene.entities) or len(kept.lines) < len(scene.lines):
        of = f"{counted(kept)} of {counted(scene)} entities"
        told = f"{of}, {len(kept.lines)} of {len(scene.lines)} lines; no room for the others"
    return caption_block(caption, kept.lines, width, small, theme, measure, told)
