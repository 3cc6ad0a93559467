# SPDX-License-Identifier: Apache-2.0
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import awase
from awase import LookupMemory, Memory, Unit

CODED = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="ja" datatype="plaintext"/><body>
<tu tuid="7" creationdate="20260101T000000Z"><note>old</note><prop type="client">ACME</prop>
<tuv xml:lang="ja"><seg><bpt i="1">&lt;b></bpt>雨<ept i="1">&lt;/b></ept>だ。</seg></tuv>
<tuv xml:lang="en"><seg>It <bpt i="1">&lt;b></bpt>rains<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg>家にいる。</seg></tuv><tuv xml:lang="en"><seg>We stay at home.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    path = tmp_path / "coded.tmx"
    path.write_text(CODED, encoding="utf-8")
    return path


def test_reads_units(coded: Path) -> None:
    with Memory(coded) as memory:
        units = list(memory)
        assert memory.source_language == "ja"
    assert [unit.texts for unit in units] == [
        {"ja": "雨だ。", "en": "It rains."},
        {"ja": "家にいる。", "en": "We stay at home."},
    ]
    assert units[0].attributes["tuid"] == "7"
    assert units[0].props == [("client", "ACME")] and units[0].notes == ["old"]


def test_keeps_inline_codes_of_texts_that_stay(coded: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    with Memory(coded) as memory, Memory(out, "w", source_language=memory.source_language) as copy:
        for unit in memory:
            unit.notes.append("read")
            copy.add(unit)
    text = out.read_text(encoding="utf-8")
    assert text.count("<bpt") == 2 and text.count("<note>read</note>") == 2
    assert not [finding for finding in awase.check(out) if finding.is_error]

    with Memory(coded) as memory, Memory(out, "w", source_language="ja") as copy:
        for unit in memory:
            unit.variants[1].text = "Rain!"
            copy.add(unit)
    text = out.read_text(encoding="utf-8")
    assert text.count("<bpt") == 1 and text.count("Rain!") == 2


def test_writes_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    unit = Unit.of({"ja": "雨だ。", "en": "It rains."})
    with Memory(path, "w", source_language="ja") as memory:
        memory.add(unit)
        assert not path.exists()
        memory.extend([Unit.of({"ja": "猫", "en": "cat"})])
    before = path.read_bytes()
    assert before.count(b"<tu") >= 2
    with pytest.raises(ZeroDivisionError), Memory(path, "w", source_language="ja") as memory:
        memory.add(unit)
        1 / 0
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(awase.Error, match="not open to be written"):
        memory.add(unit)
    memory = Memory(path, "w", source_language="ja")
    memory.add(unit)
    assert memory.close() == 1 and memory.close() == 0


def test_reads_and_writes_other_formats(coded: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    with Memory(coded) as memory, Memory(table, "w", source_language="ja", target_language="en") as out:
        out.extend(memory)
    with Memory(table) as memory:
        assert [unit.texts["en"] for unit in memory] == ["It rains.", "We stay at home."]
    with Memory(table, format="tsv") as memory:
        assert len(list(memory)) == 2
    with pytest.raises(awase.Error, match="poem"):
        Memory(table, format="poem")
    with pytest.raises(ValueError):
        Memory(table, "a")  # type: ignore[arg-type]


def test_gives_what_came_before_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cut.tmx"
    path.write_text(CODED[: CODED.index("</body>")], encoding="utf-8")
    read = []
    with pytest.raises(awase.Error) as caught, Memory(path) as memory:
        for unit in memory:
            read.append(unit)
    assert len(read) == 2
    assert caught.value.fault == "input" and str(path) in str(caught.value)
    with pytest.raises(awase.Error) as caught:
        Memory(tmp_path / "gone.tmx")
    assert caught.value.fault == "unavailable"


def test_units_with_codes_are_pickled_without(coded: Path) -> None:
    with Memory(coded) as memory:
        unit = next(memory)
    with pytest.raises(TypeError, match="plain"):
        pickle.dumps(unit)
    again = pickle.loads(pickle.dumps(unit.plain()))
    assert again == unit and again.texts["ja"] == "雨だ。"
    made = Unit.of({"ja": "猫", "en": "cat"})
    assert pickle.loads(pickle.dumps(made)) == made


def test_one_memory_in_several_threads(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    with Memory(path, "w", source_language="ja") as memory, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: memory.add(Unit.of({"ja": f"猫{n}", "en": f"cat {n}"})), range(2000)))
    with Memory(path) as memory:
        assert sorted(unit.texts["en"] for unit in memory) == sorted(f"cat {n}" for n in range(2000))


def test_alignments_become_memories(tmp_path: Path) -> None:
    alignment = awase.align(["雨だ。", "家にいる。"], ["It rains.", "We stay."], source_language="ja", target_language="en")
    path = tmp_path / "a.tmx"
    assert alignment.to_tmx(path) == 2
    assert not awase.check(path)
    with Memory(path) as memory:
        assert [unit.texts for unit in memory] == [
            {"ja": pair.source, "en": pair.target} for pair in alignment
        ]
    assert alignment.to_tmx(path, min_confidence=1.1) == 0
    assert alignment.write(tmp_path / "a.csv") == 2
    assert "It rains." in (tmp_path / "a.csv").read_text(encoding="utf-8")
    with pytest.raises(awase.Error) as caught:
        alignment.to_tmx(tmp_path / "no" / "a.tmx")
    assert caught.value.fault == "unavailable"


def test_looks_texts_up(tmp_path: Path) -> None:
    memory = LookupMemory(tmp_path / "work.awm")
    assert len(memory) == 0 and memory and memory.find("雨だ。", "ja") == []
    units = [
        Unit.of({"ja": "閣僚は会談した。", "en": "The ministers met."}),
        Unit.of({"ja": "猫が3匹いる。", "en": "There are 3 cats."}),
    ]
    assert memory.add(iter(units), "job") == 2
    assert memory.add(units, "job") == 0 and len(memory) == 2
    found = memory.find("閣僚は会談しました。", "ja", "en", min_score=50)
    assert [match.target for match in found] == ["The ministers met."]
    assert 50 <= found[0].score < 100 and found[0].file == "job" and found[0].source == "閣僚は会談した。"
    assert memory.find("猫が5匹いる。", "ja")[0].target == "There are 5 cats."
    assert [match.unit.texts["ja"] for match in memory.grep("ministers")] == ["閣僚は会談した。"]
    assert memory.grep("nobody") == []
    other = LookupMemory(tmp_path / "work.awm")
    other.add([Unit.of({"ja": "犬が走る。", "en": "The dog runs."})], "more")
    memory.refresh()
    assert len(memory) == 3
    with pytest.raises(awase.Error):
        memory.find("雨だ。", "")
    (tmp_path / "no.awm").write_text("text", encoding="utf-8")
    with pytest.raises(awase.Error):
        LookupMemory(tmp_path / "no.awm")


def test_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tmx"
    path.write_text(CODED.replace('<tuv xml:lang="en"><seg>We', "<tuv><seg>We"), encoding="utf-8")
    findings = awase.check(path)
    assert any(finding.is_error and finding.line == 7 for finding in findings), findings
    with pytest.raises(awase.Error):
        awase.check(path, "nobody")
