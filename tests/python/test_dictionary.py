# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
from pathlib import Path

import pytest

import awase

# In the form of EDICT.
EDICT = """　？？？ /EDICT, a dictionary of three words/
犬 [いぬ] /(n) dog/
猫 [ねこ] /(n) cat/
庭 [にわ] /(n) garden/
"""


def test_builds_a_dictionary_of_ones_own_edict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    edict = tmp_path / "edict"
    edict.write_bytes(EDICT.encode("euc-jp"))
    assert awase.dictionary.folder() == tmp_path / "data" / "awase"
    told: list[float] = []
    built = awase.dictionary.build([edict], progress=told.append)
    assert told == [1.0]
    assert built == [tmp_path / "data" / "awase" / "ja-en.awd"] and built[0].exists()
    assert awase.dictionary.find("ja", "en") == built
    elsewhere = awase.dictionary.build(edict, into=tmp_path / "own")
    assert elsewhere == [tmp_path / "own" / "ja-en.awd"]
    aligner = awase.Aligner(dictionary_folders=[tmp_path / "own"])
    assert aligner.dictionaries("ja", "en") == [str(elsewhere[0])]


def test_refuses_what_is_no_dictionary(tmp_path: Path) -> None:
    poem = tmp_path / "poem"
    poem.write_text("roses\n", encoding="utf-8")
    with pytest.raises(awase.Error) as caught:
        awase.dictionary.build([poem], into=tmp_path / "own")
    assert caught.value.fault == "usage"
    with pytest.raises(awase.Error) as caught:
        awase.dictionary.build([tmp_path / "edict"], into=tmp_path / "own")
    assert caught.value.fault == "unavailable"


def test_folder_is_that_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("XDG_DATA_HOME", "")
    assert awase.dictionary.folder() == Path("/home/somebody/.local/share/awase")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert awase.dictionary.folder() == Path("/home/somebody/.local/share/awase")


def test_the_module_prints_nothing(statement: tuple[Path, Path]) -> None:
    code = "import awase, sys; awase.align(sys.argv[1], sys.argv[2])"
    done = subprocess.run([sys.executable, "-c", code, *map(str, statement)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
