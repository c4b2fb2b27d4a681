"""How sure it is that a name belongs to its cluster: measured, by the rule that joined it.

The shares are those of right pairs of names on GUM (``tests/benchmarks/calibration.py``), rounded;
rules that joined fewer than ten there keep their author's guess.
"""

from explorer.extraction.cluster import Cluster, Member

_RIGHT = {
    ("same name", "PERSON"): 0.92,
    ("same name", "ORGANIZATION"): 0.91,
    ("same name", "PLACE"): 0.87,
    ("same name", "WORK"): 0.55,
    ("same name", "EVENT"): 0.5,
    ("same name", "GROUP"): 0.3,
    ("known name of the same", "PLACE"): 0.94,
    ("known name of the same", "GROUP"): 0.3,
    ("same first and last name", "PERSON"): 0.85,
    ("short form of the only such name", "PERSON"): 0.91,
    ("short form of the only such name so far", "PERSON"): 0.95,
    ("short form as used before", "PERSON"): 0.9,
}


def confidence(member: Member, cluster: Cluster) -> float:
    """Between 0 and 1; the first mention of a thing is no merge and sure."""
    return _RIGHT.get((member.reason, cluster.kind), member.confidence) if member.reason else 1.0
