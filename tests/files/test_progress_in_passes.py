"""Work that begins again and again is told as one share that grows."""

from circuit_editor.files.progress import in_passes, reached, watched


def test_the_share_never_goes_back_and_each_pass_fills_half_of_the_rest():
    told = []
    with watched(told.append), in_passes():
        for share in (0.0, 0.5, 1.0, 0.0, 1.0, 0.5):
            reached(share)
    assert told == [0.0, 0.25, 0.5, 0.5, 0.75, 0.8125]


def test_where_nobody_watches_nothing_is_told():
    with in_passes():
        reached(0.5)
