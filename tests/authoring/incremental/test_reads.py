"""What compiling a file reads of others."""

from __future__ import annotations

from soundingboard.authoring.incremental.reads import Collection, Recorder, are_current


def of(values: dict[str, str]) -> dict[str, Collection]:
    return {"letters": Collection(lambda key: values.get(key, ""), lambda: iter(values))}


def test_only_what_is_read_is_recorded() -> None:
    values = {"a": "one", "b": "two"}
    recorder = Recorder(of(values))
    watched = recorder.watched("letters", values)
    assert recorder.reads == {}
    assert watched["a"] == "one"
    assert watched.get("c") is None
    assert recorder.reads == {("letters", "a"): "one", ("letters", "c"): ""}


def test_reads_are_current_until_something_that_was_read_changes() -> None:
    values = {"a": "one", "b": "two"}
    recorder = Recorder(of(values))
    assert "c" not in recorder.watched("letters", values)
    assert recorder.watched("letters", values)["a"]
    assert are_current(recorder.reads, of(values))
    assert are_current(recorder.reads, of({**values, "b": "three", "d": "four"}))
    assert not are_current(recorder.reads, of({**values, "a": "three"}))
    assert not are_current(recorder.reads, of({**values, "c": "three"}))
    assert not are_current(recorder.reads, of({"b": "two"}))


def test_whoever_reads_all_keys_depends_on_their_list() -> None:
    values = {"a": "one", "b": "two"}
    recorder = Recorder(of(values))
    assert [*recorder.watched("letters", values)] == ["a", "b"]
    assert are_current(recorder.reads, of({"a": "other", "b": "other"}))
    assert not are_current(recorder.reads, of({**values, "c": "three"}))
    assert not are_current(recorder.reads, of({"b": "two", "a": "one"}))


def test_what_is_read_of_a_collection_that_nobody_knows_is_never_current() -> None:
    assert not are_current({("numbers", "1"): ""}, of({}))
