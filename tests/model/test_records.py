import subprocess
import sys

from explorer.model.records import new_id


def test_ids_are_unique_and_sort_by_arrival():
    ids = [new_id() for _ in range(1000)]

    assert sorted(set(ids)) == ids


def test_a_later_program_gives_later_ids_and_never_the_same():
    ours = new_id()
    code = "from explorer.model.records import new_id; print(new_id())"
    theirs = subprocess.check_output([sys.executable, "-c", code], text=True).strip()

    assert theirs > ours
    assert theirs[16:] != ours[16:]
