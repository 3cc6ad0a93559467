#!/usr/bin/env bash
# Installs the wheel of wheel_test.sh into a clean virtual environment and uses it there: pytest on test_*.py, and
# mypy --strict on the package and on these tests:
#   module_test.sh BUILD SOURCE_FOLDER
set -euo pipefail
build=$(realpath "${1:?name the build folder}")
root=$(realpath "${2:?name the source folder}")
skip() { echo "skipped: $*"; exit 77; }
unset PYTHONPATH
wheel=$(echo "$build"/python/wheel/awase-*.whl)
[ -e "$wheel" ] || skip "there is no wheel; python.wheel says why"

venv=$build/python/venv
rm -rf "$venv"
python3 -m venv "$venv"
"$venv/bin/pip" --disable-pip-version-check -q install "$wheel" pytest mypy tqdm types-tqdm pandas pandas-stubs pyarrow pyarrow-stubs datasets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root"/tests/python/*.py "$work"
cd "$work"
export AWASE_SOURCE_DIR=$root AWASE_BUILD_DIR=$build
export HOME=$work/home XDG_DATA_HOME=$work/data PYTHONDONTWRITEBYTECODE=1 # Nothing of the user's is touched.
status=0
"$venv/bin/python" -m pytest -q --no-header -p no:cacheprovider . || status=1
"$venv/bin/python" -m mypy --strict --no-error-summary . || status=1
"$venv/bin/python" -m mypy --strict -p awase || status=1
exit "$status"
