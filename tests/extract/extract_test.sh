#!/usr/bin/env bash
# Compares what awase has of a document with what another reader sees in it. extract_test.sh READER AWASE FOLDER:
# READER is docx, html, epub or office, FOLDER is where install.sh put the readers.
set -euo pipefail
reader=$1 awase=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
python=$folder/bin/python
[ -x "$python" ] || python=python3
skip() { echo "skipped: $1"; exit 77; }
declare -A modules=([docx]=docx [html]=lxml.html [epub]=ebooklib [office]=sys)
command -v "$python" >/dev/null || skip "no python3"
"$python" -c "import ${modules[$reader]}" 2>/dev/null ||
  skip "python has no ${modules[$reader]}; tests/extract/install.sh $folder installs it"
[ "$reader" != office ] || command -v soffice >/dev/null || skip "no LibreOffice"
command -v pandoc >/dev/null || skip "no pandoc, which makes the documents"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
data=$here/../data
# Documents as programs write them: pandoc and LibreOffice here, others when the data were made.
pandoc -f markdown "$data/guide.ja.md" -o "$work/pandoc.docx"
pandoc -f markdown "$data/guide.ja.md" -o "$work/pandoc.odt"
pandoc -f markdown "$data/guide.en.md" -o "$work/pandoc.epub"
pandoc -f markdown -s --metadata title=Guide "$data/guide.en.md" -o "$work/pandoc.html"
case $reader in
  docx) files=("$data"/*.docx "$work/pandoc.docx") ;;
  html) files=("$data"/*.html "$work/pandoc.html") ;;
  epub) files=("$data"/*.epub "$work/pandoc.epub") ;;
  # Not those with tracked changes: LibreOffice writes deleted text too.
  office) files=("$data"/guide.*.docx "$data"/minutes.en.docx "$data"/guide.*.odt "$work/pandoc.odt") ;;
esac
"$python" "$here/visible_text.py" "$reader" "$awase" "$work" "${files[@]}"
