# SPDX-License-Identifier: Apache-2.0
import os
import pickle
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pandas
import pytest

import awase

JAPANESE = "雨だ。家にいる。猫が三匹いる。"
ENGLISH = "It rains. We stay at home. There are three cats."


def test_aligns_texts() -> None:
    alignment = awase.align(JAPANESE, ENGLISH)
    assert (alignment.source_language, alignment.target_language) == ("ja", "en")
    assert alignment.source == ["雨だ。", "家にいる。", "猫が三匹いる。"]
    assert [(pair.source, pair.target) for pair in alignment] == [
        ("雨だ。", "It rains."),
        ("家にいる。", "We stay at home."),
        ("猫が三匹いる。", "There are three cats."),
    ]
    assert all(0.0 < pair.confidence <= 1.0 for pair in alignment)
    assert alignment[-1].source_indices == range(2, 3)
    assert len(alignment[0:2]) == 2 and len(alignment) == 3


def test_aligns_documents_by_path_object_and_by_name(statement: tuple[Path, Path]) -> None:
    by_path = awase.align(*statement)
    assert len(by_path) > 30
    assert awase.align(str(statement[0]), str(statement[1])) == by_path
    assert awase.Aligner().align_files(*statement) == by_path


def test_aligns_segments_as_they_are() -> None:
    alignment = awase.align(["雨だ。家にいる。", "", "猫が三匹いる。"], ["It rains.\nWe stay.", "Three cats."])
    assert alignment.source == ["雨だ。家にいる。", "", "猫が三匹いる。"]
    assert alignment.target == ["It rains. We stay.", "Three cats."]
    covered = [index for row in alignment.rows for index in row.source_indices]
    assert covered == [0, 1, 2]
    assert [row.source for row in alignment.unpaired if row.source_indices] == [""] or len(alignment) == 2
    with pytest.raises(TypeError):
        awase.align(["雨だ。", 3], ["It rains."])  # type: ignore[list-item]
    for wrong in (b"It rains.", 3, None, {"It rains.": 1}):
        with pytest.raises(TypeError):
            awase.align(wrong, wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        awase.Aligner().align_segments("雨だ。", "It rains.")


def test_takes_columns_of_tables() -> None:
    frame = pandas.DataFrame({"ja": ["雨だ。", "家にいる。"], "en": ["It rains.", "We stay at home."]})
    assert awase.align(frame.ja, frame.en) == awase.align(list(frame.ja), list(frame.en))
    assert awase.align(frame.ja.to_numpy(), (text for text in frame.en)) == awase.align(frame.ja, frame.en)


def test_joins_segments_as_the_script_wants(statement: tuple[Path, Path]) -> None:
    alignment = awase.align(*statement)
    assert any(len(pair.target_indices) > 1 for pair in alignment)
    for row in alignment.rows:
        assert row.source == "".join(alignment.source[i] for i in row.source_indices)
        assert row.target == " ".join(alignment.target[i] for i in row.target_indices)


def test_never_takes_the_name_of_a_missing_file_for_a_text(tmp_path: Path) -> None:
    for name in ("statment.ja.txt", str(tmp_path / "my text.docx"), "folder/page.html"):
        with pytest.raises(awase.Error) as caught:
            awase.align(name, name)
        assert caught.value.fault == "unavailable" and caught.value.place == name
    with pytest.raises(awase.Error) as caught:
        awase.align(tmp_path / "gone", tmp_path / "gone")
    assert caught.value.place == str(tmp_path / "gone")
    with pytest.raises(awase.Error, match="not of one kind"):
        awase.align(JAPANESE, [ENGLISH])
    # Sentences are texts, whatever stands in them.
    assert len(awase.align("これは猫です。", "This is a cat.")) == 1


def test_errors_say_where_what_and_what_to_do(tmp_path: Path) -> None:
    missing = tmp_path / "a: b; c.txt"
    with pytest.raises(awase.Error) as caught:
        awase.align(missing, missing)
    error = caught.value
    assert str(error) == f"{missing}: no such file; check the name"
    assert (error.fault, error.place, error.advice) == ("unavailable", str(missing), "check the name")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.place, again.advice, again.fault) == (
        str(error),
        error.place,
        error.advice,
        error.fault,
    )
    with pytest.raises(awase.Error) as caught:
        awase.align(JAPANESE, ENGLISH, source_language="klingon-and-more")
    assert caught.value.fault == "usage"
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\3\4broken")
    with pytest.raises(awase.Error) as caught:
        awase.segment(broken)
    assert caught.value.fault == "input"
    with pytest.raises(UnicodeEncodeError):
        awase.align("\ud800。", ENGLISH)


def test_names_of_files_may_be_any_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    with open(name, "w", encoding="utf-8") as file:
        file.write("It rains. We stay.")
    assert awase.segment(Path(name)) == ["It rains.", "We stay."]
    with pytest.raises(awase.Error) as caught:
        awase.segment(Path(name + "x"))
    assert caught.value.place == name + "x"


def test_segments_texts_and_documents(tmp_path: Path) -> None:
    assert awase.segment("It rains. We\nstay at home.") == ["It rains.", "We stay at home."]
    assert awase.segment("雨だ。家にいる。", "ja") == ["雨だ。", "家にいる。"]
    page = tmp_path / "page.html"
    page.write_text("<title>Rain</title><p>It rains. We stay.</p>", encoding="utf-8")
    assert awase.segment(page, "en") == ["Rain", "It rains.", "We stay."]
    assert awase.segment(page, "en", format="text")[0].startswith("<title>")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Grüße aus Köln.".encode("latin-1"))
    assert awase.segment(latin, "de", encoding="ISO-8859-1") == ["Grüße aus Köln."]
    with pytest.raises(awase.Error):
        awase.segment("It rains.", format="html")


def test_columns_are_as_long_as_the_pairs() -> None:
    alignment = awase.align([*JAPANESE.split("。")][:3] + ["付録"], ENGLISH.split(". "))
    columns = alignment.to_dict()
    assert {len(column) for column in columns.values()} == {len(alignment)}
    assert columns["source"] == [pair.source for pair in alignment]
    every = alignment.to_dict(unpaired=True)
    assert len(every["source"]) == len(alignment.rows)


def test_progress_goes_from_0_to_1(long_texts: tuple[str, str]) -> None:
    told: list[float] = []
    awase.align(*long_texts, progress=told.append)
    assert len(told) >= 2 and told == sorted(told)
    assert told[0] > 0.0 and told[-1] == 1.0


def test_what_progress_throws_passes_through(long_texts: tuple[str, str]) -> None:
    class Enough(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.1:
            raise Enough(share)

    with pytest.raises(Enough):
        awase.align(*long_texts, progress=stop)
    assert len(awase.align(JAPANESE, ENGLISH)) == 3


def test_tqdm_shows_progress(long_texts: tuple[str, str]) -> None:
    tqdm = pytest.importorskip("tqdm").tqdm
    with tqdm(total=1.0, disable=None) as bar:
        awase.align(*long_texts, progress=lambda share: bar.update(share - bar.n))
    assert bar.disable or bar.n == pytest.approx(1.0)


def test_ctrl_c_ends_the_work(long_texts: tuple[str, str]) -> None:
    awase.align(*long_texts)  # The first run does more.
    begun = time.process_time()
    awase.align(*long_texts)
    needs = time.process_time() - begun

    def interrupt() -> None:
        while time.process_time() - begun < needs / 4:
            time.sleep(0.005)
        signal.raise_signal(signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    begun = time.process_time()
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        awase.align(*long_texts)
    assert time.process_time() - begun < needs * 0.75
    thread.join()


def test_threads_work_at_the_same_time(long_texts: tuple[str, str]) -> None:
    """Others go on while one aligns: the interpreter's lock is free."""
    ticks = 0
    thread = threading.Thread(target=awase.align, args=long_texts)
    thread.start()
    while thread.is_alive():
        time.sleep(0.005)
        ticks += 1
    assert ticks > 30


def test_pools_of_threads_and_processes_give_the_same() -> None:
    texts = [(JAPANESE * n, ENGLISH + f" {ENGLISH}" * (n - 1)) for n in range(1, 9)]
    one = [awase.align(*pair) for pair in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda pair: awase.align(*pair), texts)) == one
    with ProcessPoolExecutor(2) as processes:
        assert list(processes.map(_aligned, texts)) == one
        with pytest.raises(awase.Error) as caught:
            processes.submit(_aligned, ("nowhere.txt", "nowhere.txt")).result()
        assert caught.value.place == "nowhere.txt"


def _aligned(texts: tuple[str, str]) -> awase.Alignment:
    return awase.align(*texts)


def test_knows_words_from_lexicons(tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    words.write_text("Berg\tmontagne\n", encoding="utf-8")
    aligner = awase.Aligner(lexicons=[words], source_language="de", target_language="fr")
    plain = awase.align(["Der Berg ruft."], ["La montagne appelle."], source_language="de", target_language="fr")
    known = awase.align(
        ["Der Berg ruft."], ["La montagne appelle."], source_language="de", target_language="fr", aligner=aligner
    )
    assert known[0].confidence >= plain[0].confidence
    with pytest.raises(awase.Error):
        awase.Aligner(lexicons=[tmp_path / "gone.tsv"], source_language="de", target_language="fr")
