"""How entities push each other away, compiled: Barnes and Hut (1986) with groups.

Points are sorted along a Z-curve, so a cell of the quadtree is a range of them and its children
follow it. Up to 16 points that lie together walk the tree as one: cells that look small from
where they are, and single points near them, are listed once; then all are pushed by the list, a
loop that the processor runs several at a time.
"""

import numpy as np

from explorer.graph.compiled import kernel

_GROUP = 16
_DEPTH = 16  # levels of the tree, and bits of a place along each axis
_SOFT = 1e-4  # keeps two points at one place finite


@kernel("f8(f8[:, ::1], u4[::1], i4[::1])")
def _sorted_along_curve(points, keys, order):  # type: ignore[no-untyped-def]
    """Fill places on the Z-curve, ascending, and rows in that order; the side of the square."""
    count = len(points)
    left, top = points[0, 0], points[0, 1]
    right, bottom = left, top
    for row in range(count):
        left, right = min(left, points[row, 0]), max(right, points[row, 0])
        top, bottom = min(top, points[row, 1]), max(bottom, points[row, 1])
    side = max(right - left, bottom - top) * 1.0000001 + 1e-9
    for row in range(count):
        key = np.uint32(0)
        for axis in range(2):
            low = left if axis == 0 else top
            bits = np.uint32(min(65535.0, (points[row, axis] - low) * (65536.0 / side)))
            bits = (bits | (bits << np.uint32(8))) & np.uint32(0x00FF00FF)
            bits = (bits | (bits << np.uint32(4))) & np.uint32(0x0F0F0F0F)
            bits = (bits | (bits << np.uint32(2))) & np.uint32(0x33333333)
            bits = (bits | (bits << np.uint32(1))) & np.uint32(0x55555555)
            key |= bits << np.uint32(axis)
        keys[row] = key
        order[row] = row
    other_keys, other_order = np.empty(count, np.uint32), np.empty(count, np.int32)
    for shift in (np.uint32(0), np.uint32(11), np.uint32(22)):  # a radix sort
        first = np.zeros(2049, np.int64)
        for row in range(count):
            first[((keys[row] >> shift) & np.uint32(2047)) + 1] += 1
        for digit in range(2048):
            first[digit + 1] += first[digit]
        for row in range(count):
            digit = (keys[row] >> shift) & np.uint32(2047)
            other_keys[first[digit]] = keys[row]
            other_order[first[digit]] = order[row]
            first[digit] += 1
        keys[:] = other_keys
        order[:] = other_order
    return side


@kernel("i8(u4[::1], f8, i4[:, ::1], f4[::1])")
def _cells(keys, side, cells, sizes):  # type: ignore[no-untyped-def]
    """Fill cells as (first point, last point + 1, next cell that is not inside); how many.

    Cells come in the order of a walk into depth; one with at most a group has no cells inside.
    """
    stack = np.empty((4 * _DEPTH, 2), np.int32)
    stack[0, 0], stack[0, 1] = 0, len(keys)
    high, count = 1, 0
    while high:
        high -= 1
        first, last = stack[high, 0], stack[high, 1]
        differ = keys[first] ^ keys[last - 1]
        level = 0
        while level < _DEPTH and (differ >> np.uint32(30 - 2 * level)) == 0:
            level += 1
        cells[count, 0], cells[count, 1] = first, last
        sizes[count] = side / 2.0**level
        count += 1
        if last - first <= _GROUP or level == _DEPTH:
            continue
        shift = np.uint32(30 - 2 * level)
        end = last
        for quarter in range(3, -1, -1):
            low, up = first, end
            while low < up:
                middle = (low + up) // 2
                if ((keys[middle] >> shift) & np.uint32(3)) >= quarter:
                    up = middle
                else:
                    low = middle + 1
            if low < end:
                stack[high, 0], stack[high, 1] = low, end
                high += 1
            end = low
    for cell in range(count - 1, -1, -1):
        following = cell + 1
        while following < count and cells[following, 0] < cells[cell, 1]:
            following = cells[following, 2]
        cells[cell, 2] = following
    return count


@kernel("void(i4[:, ::1], i8, f4[:, ::1], f4[:, ::1])")
def _weighed(cells, count, points, middles):  # type: ignore[no-untyped-def]
    """Fill the middle and the mass (x, y, mass) of each cell from those of the points."""
    for cell in range(count - 1, -1, -1):
        x = y = mass = 0.0
        inside, after = cell + 1, cells[cell, 2]
        if inside == after:
            for at in range(cells[cell, 0], cells[cell, 1]):
                x += points[0, at] * points[2, at]
                y += points[1, at] * points[2, at]
                mass += points[2, at]
        while inside < after:
            x += middles[0, inside] * middles[2, inside]
            y += middles[1, inside] * middles[2, inside]
            mass += middles[2, inside]
            inside = cells[inside, 2]
        middles[0, cell], middles[1, cell], middles[2, cell] = x / mass, y / mass, mass


@kernel("void(f8[:, ::1], f8[::1], f8, f8[:, ::1])")
def repel(positions, masses, theta, forces):  # type: ignore[no-untyped-def]
    """Fill forces (n, 2): the sum of mass / distance away from all others, (n, 2) positions.

    ``theta`` is how large a cell may look, as size by distance, to count as one point.
    """
    count = len(positions)
    keys, order = np.empty(count, np.uint32), np.empty(count, np.int32)
    side = _sorted_along_curve(positions, keys, order)
    cells, sizes = np.empty((2 * count + 2, 3), np.int32), np.empty(2 * count + 2, np.float32)
    total = _cells(keys, side, cells, sizes)
    points = np.empty((3, count), np.float32)
    left, top = positions[order[0], 0], positions[order[0], 1]
    for at in range(count):  # near zero, where 32 bits are enough
        points[0, at] = positions[order[at], 0] - left
        points[1, at] = positions[order[at], 1] - top
        points[2, at] = masses[order[at]]
    middles = np.empty((3, total), np.float32)
    _weighed(cells, total, points, middles)
    listed_x = np.empty(count + total, np.float32)
    listed_y = np.empty(count + total, np.float32)
    listed_mass = np.empty(count + total, np.float32)
    own_x, own_y = np.zeros(_GROUP, np.float32), np.zeros(_GROUP, np.float32)
    force_x, force_y = np.zeros(_GROUP, np.float32), np.zeros(_GROUP, np.float32)
    sharp = np.float32(1.0 / theta)
    for group in range(total):
        if cells[group, 2] != group + 1:
            continue
        for start in range(cells[group, 0], cells[group, 1], _GROUP):
            here = min(_GROUP, cells[group, 1] - start)
            x0 = x1 = points[0, start]
            y0 = y1 = points[1, start]
            for k in range(here):
                own_x[k], own_y[k] = points[0, start + k], points[1, start + k]
                x0, x1 = min(x0, own_x[k]), max(x1, own_x[k])
                y0, y1 = min(y0, own_y[k]), max(y1, own_y[k])
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            reach = np.float32(0.5) * np.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
            listed, cell = 0, 0
            while cell < total:
                dx, dy = x - middles[0, cell], y - middles[1, cell]
                need = sizes[cell] * sharp + reach
                after = cells[cell, 2]
                if need * need < dx * dx + dy * dy:
                    listed_x[listed], listed_y[listed] = middles[0, cell], middles[1, cell]
                    listed_mass[listed] = middles[2, cell]
                    listed += 1
                    cell = after
                elif after == cell + 1:
                    for at in range(cells[cell, 0], cells[cell, 1]):
                        listed_x[listed], listed_y[listed] = points[0, at], points[1, at]
                        listed_mass[listed] = points[2, at]
                        listed += 1
                    cell = after
                else:
                    cell += 1
            force_x[:] = 0
            force_y[:] = 0
            for at in range(listed):
                their_x, their_y, mass = listed_x[at], listed_y[at], listed_mass[at]
                for k in range(_GROUP):
                    dx, dy = own_x[k] - their_x, own_y[k] - their_y
                    force = mass / (dx * dx + dy * dy + np.float32(_SOFT))
                    force_x[k] += dx * force
                    force_y[k] += dy * force
            for k in range(here):
                forces[order[start + k], 0] = force_x[k]
                forces[order[start + k], 1] = force_y[k]
