#!/usr/bin/env bash
# Runs the example notebook in a clean virtual environment with the wheel of wheel_test.sh: it aligns, shows its
# figure, and what it exports is valid.
#   notebook_test.sh BUILD SOURCE_FOLDER
set -euo pipefail
build=$(realpath "${1:?name the build folder}")
root=$(realpath "${2:?name the source folder}")
skip() { echo "skipped: $*"; exit 77; }
unset PYTHONPATH
wheel=$(echo "$build"/python/wheel/awase-*.whl)
[ -e "$wheel" ] || skip "there is no wheel; python.wheel says why"

venv=$build/python/notebook-venv
rm -rf "$venv"
python3 -m venv "$venv"
"$venv/bin/pip" --disable-pip-version-check -q install "$wheel" nbclient ipykernel matplotlib pandas
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -rL "$root/examples" "$work/examples"
cd "$work/examples/python"
export HOME=$work/home XDG_DATA_HOME=$work/data MPLCONFIGDIR=$work/matplotlib IPYTHONDIR=$work/ipython
export PATH=$venv/bin:$PATH
"$venv/bin/python" - <<'END'
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read("align.ipynb", as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
assert not [output for output in outputs if output.output_type == "error"], outputs
figures = [output for output in outputs if "image/png" in output.get("data", {})]
assert len(figures) == 1 and len(figures[0]["data"]["image/png"]) > 5000, "one figure"
written = int(outputs[-1]["data"]["text/plain"])
import awase

with awase.Memory("statement.tmx") as memory:
    units = list(memory)
assert len(units) == written > 20, (len(units), written)
with open("statement.tsv", encoding="utf-8") as table:
    assert len(table.readlines()) > written
print(f"{written} units, {len(outputs)} outputs, {len(figures)} figure")
END
