#!/usr/bin/env bash
# Builds the wheel of the Python module as pip does, in an environment of its own with what PyPI has, and links
# the library that the build has compiled:
#   wheel_test.sh BUILD SOURCE_FOLDER
# Leaves BUILD/python/wheel/*.whl for the other tests of the module. Ends with status 77 where that cannot be done.
set -euo pipefail
build=$(realpath "${1:?name the build folder}")
root=$(realpath "${2:?name the source folder}")
skip() { echo "skipped: $*"; exit 77; }
unset PYTHONPATH

command -v python3 >/dev/null || skip "no python3"
python3 -c 'import ensurepip, venv' 2>/dev/null || skip "python3 has no venv; install python3-venv"
python3 -c 'import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' ||
  skip "no headers of python3; install python3-dev"

work=$build/python
rm -rf "$work"
mkdir -p "$work/wheel"
python3 -m venv "$work/pip"
pip=("$work/pip/bin/pip" --disable-pip-version-check -q)
"${pip[@]}" download --no-deps -d "$work/reached" nanobind 2>"$work/pip.log" ||
  skip "pip reaches no PyPI: $(tail -n 1 "$work/pip.log")"

cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
"${pip[@]}" wheel --no-deps -w "$work/wheel" "$root" --config-settings=cmake.define.AWASE_PREFIX="$work/prefix" \
  --config-settings=build-dir="$work/module"
rm -rf "$work/prefix" "$work/module"
wheel=$(echo "$work"/wheel/awase-*.whl)
echo "$(basename "$wheel"): $(stat -c %s "$wheel") bytes"

# The package, its types, the licence, and nothing else.
listed=$(python3 -m zipfile -l "$wheel" | awk 'NR > 1 { print $1 }' | sed -E 's/awase-[0-9.]+\.dist-info/INFO/; s/_core\.[^ ]*so/_core.so/' | sort | tr '\n' ' ')
expected="INFO/METADATA INFO/RECORD INFO/WHEEL INFO/licenses/LICENSE awase/__init__.py awase/_align.py awase/_core.pyi awase/_core.so awase/_error.py awase/_memory.py awase/_unit.py awase/dictionary.py awase/py.typed "
[ "$listed" = "$expected" ] || { printf 'in the wheel: %s\nexpected:     %s\n' "$listed" "$expected"; exit 1; }
