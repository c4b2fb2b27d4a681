"""Entities, names and labels moved one by one to where the whole reads best, compiled.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983; for drawings Davidson and Harel 1996): a
change that reads better is kept, one that reads worse with a chance that sinks with the heat. Only
what a change touches is counted, some microseconds for a picture of 60 entities.

``at`` (n, 2), ``sides`` (n,) places of names and ``slots`` (m,) places of labels are changed;
``names``, ``glyphs`` (n, 4), ``ways`` and ``labels`` (m, 4) follow from them.
"""

import numpy as np

from explorer.graph.compiled import kernel
from explorer.graph.reading_cost import beside, between, beyond, meeting, stretch
from explorer.graph.settling import PICTURE, STOPS, put_entity, put_line


@kernel(f"f8({PICTURE}, i8[::1], b1[::1], i8[::1], b1[::1])")
def cost_of(
    at, sides, slots, names, glyphs, ways, labels, hulls, spans,
    boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes, width, height, strict,
    members, inside, lines, moved,
):  # type: ignore[no-untyped-def]  # fmt: skip
    """Cost as far as it depends on some entities and lines, given as rows and as masks."""
    cost = 0.0
    for i in members:
        cost += 0.3 * tastes[sides[i]] if not cards[i] else 0.0
        cost += strict * beyond(names, i, width, height)
        cost += strict * beyond(glyphs, i, width, height)
        for j in range(len(at)):
            if j != i and (not inside[j] or j > i):
                x, y = at[i, 0] - at[j, 0], at[i, 1] - at[j, 1]
                cost += 1400.0 / (x * x + y * y + 900.0)
                if (
                    hulls[i, 0] < hulls[j, 2] and hulls[j, 0] < hulls[i, 2]
                    and hulls[i, 1] < hulls[j, 3] and hulls[j, 1] < hulls[i, 3]
                ):  # fmt: skip
                    cost += meeting(names, glyphs, i, j, strict)
        for line in range(len(edges)):
            if (
                not moved[line]
                and hulls[i, 0] < spans[line, 2] and spans[line, 0] < hulls[i, 2]
                and hulls[i, 1] < spans[line, 3] and spans[line, 1] < hulls[i, 3]
            ):  # fmt: skip
                cost += beside(
                    at, names, glyphs, labels, cards, radii, edges, ways, line, i, strict
                )
    for line in lines:
        cost += stretch(ways, plates, odds, heads, slots, wishes, line)
        if labels[line, 2] > labels[line, 0]:
            cost += strict * beyond(labels, line, width, height)
        for i in range(len(at)):
            if (
                hulls[i, 0] < spans[line, 2] and spans[line, 0] < hulls[i, 2]
                and hulls[i, 1] < spans[line, 3] and spans[line, 1] < hulls[i, 3]
            ):  # fmt: skip
                cost += beside(
                    at, names, glyphs, labels, cards, radii, edges, ways, line, i, strict
                )
        for other in range(len(edges)):
            if (
                other != line and (not moved[other] or other > line)
                and spans[other, 0] < spans[line, 2] and spans[line, 0] < spans[other, 2]
                and spans[other, 1] < spans[line, 3] and spans[line, 1] < spans[other, 3]
            ):  # fmt: skip
                cost += between(edges, ways, labels, line, other, strict)
    return cost


@kernel(
    f"i8({PICTURE}, i8[:, ::1], i8[::1], i8[:, ::1], i8[::1], i8[::1], i8[::1], i8[::1], "
    "i8, f8, f8, f8, f8, i8)"
)
def anneal(
    at, sides, slots, names, glyphs, ways, labels, hulls, spans,
    boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes, width, height, strict,
    lines_at, degrees, around, parts, free, places, shapes,
    steps, hot, cold, wide, narrow, seed,
):  # type: ignore[no-untyped-def]  # fmt: skip
    """Try changes while the heat sinks from ``hot`` to ``cold``; returns how many were kept.

    ``wide`` and ``narrow`` are how far an entity moves at first and at last, px. ``lines_at`` and
    ``around`` (n, most) are lines and neighbors of each entity, the first ``degrees`` of them;
    ``parts`` (n,) numbers connected parts, ``free`` are entities that may move, ``places`` (n,)
    and ``shapes`` (m,) how many places a name and shapes a label has.
    """
    np.random.seed(seed)
    count, rows = len(at), len(edges)
    inside, moved = np.zeros(count, np.bool_), np.zeros(rows, np.bool_)
    members, lines = np.empty(count, np.int64), np.empty(rows, np.int64)
    old_at, old_slots = np.empty((count, 2)), np.empty(rows, np.int64)
    old_sides = np.empty(count, np.int64)
    kept = 0
    several = parts.max() > 0 if count else False
    for step in range(steps):
        share = step / steps
        heat = hot * (cold / hot) ** share
        reach = wide * (narrow / wide) ** share
        size, touched = 0, 0
        dice = np.random.random()
        label, name, swap = -1, -1, -1
        turn, dx, dy = 0.0, 0.0, 0.0
        if rows and dice < 0.14:
            label = np.random.randint(rows)
            if plates[label, 0, 0] <= 0.0:
                continue
        elif dice < 0.32 or not len(free):
            name = np.random.randint(count)
            if places[name] < 2:
                continue
            members[0], size = name, 1
        else:
            row = free[np.random.randint(len(free))]
            members[0], size = row, 1
            dx, dy = np.random.normal(0.0, reach), np.random.normal(0.0, reach)
            if dice < 0.44 and degrees[row] > 0:
                # About a neighbor, at a length that lines like.
                center = around[row, np.random.randint(degrees[row])]
                angle, far = np.random.uniform(0.0, 2 * np.pi), np.random.uniform(80.0, 210.0)
                dx = at[center, 0] + np.cos(angle) * far - at[row, 0]
                dy = at[center, 1] + np.sin(angle) * far - at[row, 1]
            elif dice < 0.47:
                dx = np.random.uniform(-0.5, 0.5) * width - at[row, 0]
                dy = np.random.uniform(-0.5, 0.5) * height - at[row, 1]
            elif dice < 0.52 and len(free) > 1:
                swap = free[np.random.randint(len(free))]
                if swap == row:
                    continue
                members[1], size = swap, 2
            elif dice < 0.66:
                if several and dice < 0.56:
                    size = 0
                    for other in free:
                        if parts[other] == parts[row]:
                            members[size] = other
                            size += 1
                    if dice < 0.53:
                        dx = np.random.uniform(-0.5, 0.5) * width - at[row, 0]
                        dy = np.random.uniform(-0.5, 0.5) * height - at[row, 1]
                    elif dice < 0.54:
                        turn = np.random.uniform(-np.pi, np.pi)
                else:
                    for near in range(degrees[row]):
                        other = around[row, near]
                        if degrees[other] == 1:
                            for one in free:
                                if one == other:
                                    members[size] = other
                                    size += 1
                    if size > 1 and dice < 0.6:
                        turn = np.random.normal(0.0, 0.6)
                        dx, dy = 0.0, 0.0
        for place in range(size):
            inside[members[place]] = True
        if label >= 0:
            lines[0], touched = label, 1
            moved[label] = True
        elif name < 0:
            for place in range(size):
                row = members[place]
                for near in range(degrees[row]):
                    line = lines_at[row, near]
                    if not moved[line]:
                        moved[line] = True
                        lines[touched] = line
                        touched += 1
        before = cost_of(
            at, sides, slots, names, glyphs, ways, labels, hulls, spans,
            boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes,
            width, height, strict,
            members[:size], inside, lines[:touched], moved,
        )  # fmt: skip
        for place in range(size):
            row = members[place]
            old_at[place, 0], old_at[place, 1] = at[row, 0], at[row, 1]
            old_sides[place] = sides[row]
        for place in range(touched):
            old_slots[place] = slots[lines[place]]
        if label >= 0:
            slots[label] = np.random.randint(STOPS * shapes[label])
        elif name >= 0:
            sides[name] = np.random.randint(places[name])
        elif swap >= 0:
            for axis in range(2):
                first = at[members[0], axis]
                at[members[0], axis] = at[swap, axis]
                at[swap, axis] = first
        else:
            x, y = at[members[0], 0], at[members[0], 1]
            c, s = np.cos(turn), np.sin(turn)
            for place in range(size):
                row = members[place]
                u, v = at[row, 0] - x, at[row, 1] - y
                at[row, 0], at[row, 1] = x + c * u - s * v + dx, y + s * u + c * v + dy
            if size == 1 and np.random.random() < 0.25 and places[members[0]] > 1:
                sides[members[0]] = np.random.randint(places[members[0]])
            if touched and np.random.random() < 0.2:
                line = lines[np.random.randint(touched)]
                if plates[line, 0, 0] > 0.0:
                    slots[line] = np.random.randint(STOPS * shapes[line])
        for place in range(size):
            put_entity(at, sides, names, glyphs, hulls, boxes, halves, members[place])
        for place in range(touched):
            put_line(
                at, slots, ways, labels, spans, halves, cards, edges, plates, heads, lines[place]
            )
        after = cost_of(
            at, sides, slots, names, glyphs, ways, labels, hulls, spans,
            boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes,
            width, height, strict,
            members[:size], inside, lines[:touched], moved,
        )  # fmt: skip
        if after <= before or np.random.random() < np.exp((before - after) / heat):
            kept += 1
        else:
            for place in range(size):
                row = members[place]
                at[row, 0], at[row, 1] = old_at[place, 0], old_at[place, 1]
                sides[row] = old_sides[place]
                put_entity(at, sides, names, glyphs, hulls, boxes, halves, row)
            for place in range(touched):
                line = lines[place]
                slots[line] = old_slots[place]
                put_line(at, slots, ways, labels, spans, halves, cards, edges, plates, heads, line)
        for place in range(size):
            inside[members[place]] = False
        for place in range(touched):
            moved[lines[place]] = False
    return kept


@kernel(f"i8({PICTURE}, i8[::1], i8[::1], i8)")
def best_texts(
    at, sides, slots, names, glyphs, ways, labels, hulls, spans,
    boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes, width, height, strict,
    places, shapes, rounds,
):  # type: ignore[no-untyped-def]  # fmt: skip
    """Give each name and each label in turn its best place; returns rounds until nothing moved."""
    count, rows = len(at), len(edges)
    inside, moved = np.zeros(count, np.bool_), np.zeros(rows, np.bool_)
    one = np.empty(1, np.int64)
    for done in range(rounds):
        changed = False
        for text in range(count + rows):
            of_name = text < count
            row = text if of_name else text - count
            tried = places[row] if of_name else STOPS * shapes[row]
            if tried < 2 or (not of_name and plates[row, 0, 0] <= 0.0):
                continue
            one[0] = row
            if of_name:
                inside[row] = True
            else:
                moved[row] = True
            before = sides[row] if of_name else slots[row]
            best, least = before, np.inf
            for number in range(-1, tried):
                choice = before if number < 0 else number
                if of_name:
                    sides[row] = choice
                    put_entity(at, sides, names, glyphs, hulls, boxes, halves, row)
                else:
                    slots[row] = choice
                    put_line(
                        at, slots, ways, labels, spans, halves, cards, edges, plates, heads, row
                    )
                cost = cost_of(
                    at, sides, slots, names, glyphs, ways, labels, hulls, spans,
                    boxes, tastes, halves, radii, cards, edges, plates, odds, heads, wishes,
                    width, height, strict,
                    one[: int(of_name)], inside, one[: int(not of_name)], moved,
                )  # fmt: skip
                if cost < least - 1e-9:
                    best, least = choice, cost
            if of_name:
                sides[row], inside[row] = best, False
                put_entity(at, sides, names, glyphs, hulls, boxes, halves, row)
            else:
                slots[row], moved[row] = best, False
                put_line(at, slots, ways, labels, spans, halves, cards, edges, plates, heads, row)
            changed = changed or best != before
        if not changed:
            return done
    return rounds
