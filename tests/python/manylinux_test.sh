#!/usr/bin/env bash
# Makes the wheel of wheel_test.sh self-contained with auditwheel, and uses it where nothing else of Awase is:
#   manylinux_test.sh BUILD SOURCE_FOLDER
# The repaired wheel is left in BUILD/python/dist.
set -euo pipefail
build=$(realpath "${1:?name the build folder}")
root=$(realpath "${2:?name the source folder}")
skip() { echo "skipped: $*"; exit 77; }
unset PYTHONPATH LD_LIBRARY_PATH
wheel=$(echo "$build"/python/wheel/awase-*.whl)
[ -e "$wheel" ] || skip "there is no wheel; python.wheel says why"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$build/python/dist"
"$root/script/wheel" --repair "$wheel" "$build/python/dist"
dist=$(echo "$build"/python/dist/awase-*manylinux*.whl)
[ -e "$dist" ] || { echo "no wheel with a platform tag: $(ls "$build/python/dist")"; exit 1; }
echo "$(basename "$dist"): $(stat -c %s "$dist") bytes"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" --disable-pip-version-check -q install --no-index "$dist"
cat > "$work/use.py" <<'END'
import sys
from pathlib import Path

import awase

edict = Path("edict")
edict.write_bytes("　？？？ /EDICT/\n犬 [いぬ] /(n) dog/\n庭 [にわ] /(n) garden/\n".encode("euc-jp"))
built = awase.dictionary.build([edict])
assert awase.dictionary.find("ja", "en") == built, built
alignment = awase.align("犬は庭を走る。猫は眠る。", "The dog runs in the garden. The cat sleeps.")
assert len(alignment) == 2 and alignment.to_tmx("out.tmx") == 2
documents = awase.align(Path(sys.argv[1]), Path(sys.argv[2]))
assert len(documents) > 20
for line in Path("/proc/self/maps").read_text().splitlines():
    name = line.split()[-1]
    if "/lib" in name and any(part in name for part in ("libicu", "libboost", "libzip", "libre2", "libsqlite")):
        assert "awase.libs" in name, f"{name} is not that of the wheel"
END
cd "$work"
mkdir home
cp "$root"/corpora/joint-statement-2025-09-22/statement.{ja,en}.txt .
use=(env -i HOME="$work/home" PATH=/usr/bin:/bin "$work/venv/bin/python" use.py statement.ja.txt statement.en.txt)
# Without the folder of the build, where one may take it away.
if unshare -m true 2>/dev/null; then
  unshare -m bash -c 'mount -t tmpfs none "$1" && shift && exec "$@"' - "$build" "${use[@]}"
else
  "${use[@]}"
fi
! grep -aoE "$build|$root" "$work"/venv/lib/python3*/site-packages/awase/_core*.so ||
  { echo "the module names folders of the build"; exit 1; }
