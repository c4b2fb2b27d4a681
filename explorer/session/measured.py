"""The measures of what a session shows: reckoned at once where that is quick, else brought."""

from explorer.graph.measures import AT_ONCE, Measures, dress_of, measured
from explorer.graph.scene import Scene
from explorer.graph.slices import whole
from explorer.graph.view import ViewState, Visible


class Measured:
    """Measures of what was measured last; they are of no use for anything else."""

    def __init__(self) -> None:
        self._of: Visible | None = None
        self._found: Measures | None = None

    def of(self, shown: Visible) -> Measures | None:
        """The measures of what is shown; None where they must be reckoned beside the window."""
        if self._of is not shown:
            if len(shown.drawn) > AT_ONCE:
                return None
            self.take(shown, whole(measured(shown)))
        return self._found

    def take(self, shown: Visible, found: Measures) -> None:
        """Take measures in that were reckoned beside the window."""
        self._of, self._found = shown, found

    def dressed(self, scene: Scene, shown: Visible, view: ViewState) -> Scene:
        """The scene in the sizes and colors that a view wants, as far as they are known."""
        if not (view.size_by or view.color_by):
            return scene
        found = self.of(shown) or self._found  # until new ones come: sizes do not flicker
        if found is None:
            return scene
        return scene.dressed(dress_of(scene, found, view.size_by, view.color_by))
