from smallprint.interpret.choices.paths import find_paths


def test_every_path_of_a_sentence_is_found() -> None:
    told = "On iOS go to Settings > Privacy > Lamps; on Android go to Settings > Lamps > Sharing."
    assert [path.steps for path in find_paths(told)] == ["Settings > Privacy > Lamps", "Settings > Lamps > Sharing"]
