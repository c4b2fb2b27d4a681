"""The axis of the timeline: which days it shows, in which bins, and at which pixel a day begins."""

from explorer.graph.filters import days_asked
from explorer.graph.time_bins import EARLIEST, LATEST, Bins, Unit, binned, finest, number_of
from explorer.graph.timeline import Times

BAR = 5  # pixels that a bar needs at least
SIDE = 14  # pixels beside the bars
FEWEST = 14  # days that are shown at least

Span = tuple[str, str]
"""From when to when, ISO 8601; either may be empty."""


class TimeAxis:
    """``bins`` is None where nothing has a time."""

    def __init__(self) -> None:
        self.bins: Bins | None = None
        self.window = (0, 0)  # first and last day that are seen
        self._whole = (0, 0)  # first and last day that there are
        self._times: Times | None = None
        self._width = 0

    def show(self, times: Times | None, span: Span | None) -> None:
        """Show other times, and a span that is to be seen; zoom stays where it can."""
        self._times = times
        extent = times.extent if times is not None else None
        if extent is None:
            self.bins = None
            return
        if span is not None:
            first, last = days_asked(*span)
            one = min(extent[0], max(first, EARLIEST)) if span[0] else extent[0]
            extent = (one, max(extent[1], min(last, LATEST)) if span[1] else extent[1])
        whole = _widened(*extent)
        if whole != self._whole or self.window == self._whole:
            self.window = whole
        self._whole = whole
        self._bin()

    def resize(self, width: int) -> None:
        """Use so many pixels."""
        self._width = width
        self._bin()

    def zoom(self, factor: float, day: float) -> None:
        """Show less time, or more, around a day."""
        first, last = self.window
        longest = self._whole[1] - self._whole[0] + 1
        wide = min(longest, max(FEWEST, round((last - first + 1) / factor)))
        begin = round(day - (day - first) / (last - first + 1) * wide)
        begin = min(max(begin, self._whole[0]), self._whole[1] - wide + 1)
        self.window = (begin, begin + wide - 1)
        self._bin()

    def pan(self, share: float) -> None:
        """Look earlier (negative) or later, by a share of what is seen."""
        first, last = self.window
        step = round(share * (last - first + 1))
        step = min(max(step, self._whole[0] - first), self._whole[1] - last)
        self.window = (first + step, last + step)
        self._bin()

    def see_all(self) -> None:
        """From the first to the last."""
        self.window = self._whole
        self._bin()

    def middle_of(self, span: Span | None) -> float:
        """The middle of what is seen of a span, else of all that is seen."""
        first, last = self.window
        one, other = days_asked(*span) if span is not None else self.window
        return (max(one, first) + min(other, last)) / 2

    def x_of(self, day: int) -> float:
        """Where a day begins, in pixels."""
        first, last = self.window
        return SIDE + (day - first) / (last - first + 1) * (self._width - 2 * SIDE)

    def day_at(self, x: float) -> float:
        """The day at a pixel, the nearest one that is seen."""
        first, last = self.window
        share = (x - SIDE) / max(1, self._width - 2 * SIDE)
        return min(last, max(first, first + share * (last - first + 1)))

    @property
    def unit(self) -> Unit:
        """The shortest unit that is at least a pixel wide: what a hand can point at."""
        first, last = self.window
        return finest((last - first + 1) / max(1, self._width - 2 * SIDE))

    def number_at(self, x: float) -> int:
        """The number of the unit at a pixel, the nearest one that is seen."""
        return number_of(self.unit, int(self.day_at(x)))

    def numbers_of(self, span: Span | None) -> tuple[int, int] | None:
        """The numbers of the units in which a span begins and ends, as far as there is time."""
        if span is None or self.bins is None:
            return None
        first, last = days_asked(*span)
        one, other = max(first, self._whole[0]), min(last, self._whole[1])
        return number_of(self.unit, one), number_of(self.unit, other)

    @property
    def limits(self) -> tuple[int, int]:
        """The numbers of the first and the last unit that are seen."""
        first, last = self.window
        return number_of(self.unit, first), number_of(self.unit, last)

    def bin_at(self, x: float) -> int:
        """The bin at a pixel, the nearest one."""
        return self.bins.at(int(self.day_at(x))) if self.bins is not None else 0

    def bins_of(self, span: Span | None) -> tuple[int, int] | None:
        """In which bins a span begins and ends."""
        if span is None or self.bins is None:
            return None
        first, last = days_asked(*span)
        return self.bins.at(first), self.bins.at(last)

    def ends_of(self, span: Span | None) -> tuple[float, float] | None:
        """Where a span begins and ends, in pixels, as far as it is seen."""
        if span is None or self.bins is None:
            return None
        first, last = days_asked(*span)
        left, right = SIDE - 4.0, self._width - SIDE + 4.0
        one, other = self.x_of(first), self.x_of(min(last, LATEST) + 1)
        return min(right, max(left, one)), max(left, min(right, other))

    def seen_ends_of(self, span: Span | None) -> tuple[float | None, float | None]:
        """The same of an end that is seen; None of one that lies outside of what is seen."""
        ends = self.ends_of(span)
        if span is None or ends is None:
            return None, None
        asked, (first, last) = days_asked(*span), self.window
        return (
            ends[0] if first <= asked[0] <= last else None,
            ends[1] if first <= asked[1] <= last else None,
        )

    def _bin(self) -> None:
        if self._times is not None and self._times.extent is not None:
            most = max(4, (self._width - 2 * SIDE) // BAR)
            self.bins = binned(self._times, *self.window, most)


def _widened(first: int, last: int) -> tuple[int, int]:
    """A span that is long enough to be shown."""
    lacking = max(0, FEWEST - (last - first + 1))
    first, last = first - lacking // 2, last + (lacking + 1) // 2
    return max(EARLIEST, first), min(LATEST, last)
