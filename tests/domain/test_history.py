"""Undo and redo by keeping values."""

from circular_assess.domain.history import STEPS_KEPT, History


def test_typing_is_one_step_and_another_field_is_another() -> None:
    history = History("")
    for text in ("c", "ch", "chair"):
        history.do("reason", text, merge="reason")
    history.do("title", "chair!", merge="title")
    assert history.undo_label == "title"
    history.undo()
    assert (history.present, history.undo_label, history.redo_label) == ("chair", "reason", "title")
    history.undo()
    assert history.present == ""
    assert history.undo_label is None
    assert not history.undo()
    history.redo()
    history.redo()
    assert history.present == "chair!"
    assert history.redo_label is None
    assert not history.redo()


def test_typing_after_an_undo_does_not_join_the_step_before() -> None:
    history = History("")
    history.do("reason", "a", merge="reason")
    history.do("level", "b")
    history.undo()
    history.do("reason", "ac", merge="reason")
    history.undo()
    assert history.present == "a"


def test_the_same_value_is_no_step() -> None:
    history = History("same")
    assert not history.do("level", "same")
    assert history.undo_label is None


def test_typing_that_ends_where_it_began_is_no_step() -> None:
    history = History("")
    history.do("title", "chair", merge="title")
    history.do("reason", "chair!", merge="reason")
    assert history.do("reason", "chair", merge="reason")
    assert (history.present, history.undo_label) == ("chair", "title")
    history.do("reason", "chair?", merge="reason")
    history.undo()
    assert history.present == "chair"
    history.undo()
    assert history.present == ""


def test_a_new_step_drops_what_was_undone_and_the_past_is_bounded() -> None:
    history = History(0)
    for value in range(1, STEPS_KEPT + 11):
        history.do("step", value)
    history.undo()
    history.do("other", -1)
    assert history.redo_label is None
    while history.undo():
        pass
    assert history.present == 10
