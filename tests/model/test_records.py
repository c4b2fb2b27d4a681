from explorer.model.records import new_id


def test_ids_are_unique_and_sort_by_arrival():
    ids = [new_id() for _ in range(1000)]

    assert sorted(ids) == ids
    assert len({one[16:] for one in ids}) == 1000, "their random half differs too"
