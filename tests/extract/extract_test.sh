#!/usr/bin/env bash
# Compares what awase has of a document with what another reader sees in it. extract_test.sh READER AWASE FOLDER:
# READER is one of those below, FOLDER is where install.sh put the readers.
set -euo pipefail
reader=$1 awase=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
python=$folder/bin/python
[ -x "$python" ] || python=python3
skip() { echo "skipped: $1"; exit 77; }
declare -A modules=([docx]=docx [html]=lxml.html [epub]=ebooklib [office]=sys [slides]=pptx [workbook]=openpyxl
  [presentation]=odf [rtf]=striprtf [mail]=lxml.html [idml]=lxml.html)
[ -n "${modules[$reader]:-}" ] || { echo "no reader $reader"; exit 2; }
command -v "$python" >/dev/null || skip "no python3"
"$python" -c "import ${modules[$reader]}" 2>/dev/null ||
  skip "python has no ${modules[$reader]}; tests/extract/install.sh $folder installs it"
case $reader in
  office | presentation | rtf) command -v soffice >/dev/null || skip "no LibreOffice" ;;
  idml) [ -d "$folder"/simpleidml-*/tests ] || skip "no documents of InDesign; tests/extract/install.sh $folder gets them" ;;
esac
command -v pandoc >/dev/null || skip "no pandoc, which makes the documents"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
data=$here/../data
# Documents as programs write them: pandoc and LibreOffice here, others when the data were made.
pandoc -f markdown "$data/guide.ja.md" -o "$work/pandoc.docx"
pandoc -f markdown "$data/guide.ja.md" -o "$work/pandoc.odt"
pandoc -f markdown "$data/guide.en.md" -o "$work/pandoc.epub"
pandoc -f markdown -s --metadata title=Guide "$data/guide.en.md" -o "$work/pandoc.html"
converted() {  # FORMAT FILE...: what LibreOffice makes of the files
  soffice --headless --norestore "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work" \
    "${@:2}" >/dev/null 2>&1
}
case $reader in
  docx) files=("$data"/*.docx "$work/pandoc.docx") ;;
  html) files=("$data"/*.html "$work/pandoc.html") ;;
  epub) files=("$data"/*.epub "$work/pandoc.epub") ;;
  # Not those with tracked changes: LibreOffice writes deleted text too.
  office) files=("$data"/guide.*.docx "$data"/minutes.en.docx "$data"/guide.*.odt "$work/pandoc.odt") ;;
  slides)
    pandoc -f markdown "$data/guide.en.md" -o "$work/pandoc.pptx"
    files=("$data"/*.pptx "$work/pandoc.pptx") ;;
  presentation)
    pandoc -f markdown "$data/guide.en.md" -o "$work/pandoc.pptx"
    converted odp "$work/pandoc.pptx"
    files=("$data"/*.odp "$work/pandoc.odp") ;;
  workbook)
    converted xlsx "$data/texts.ja.ods"
    files=("$data"/texts.*.xlsx "$work/texts.ja.xlsx") ;;
  # Not the minutes: LibreOffice loses the table in a cell that it wrote, and pandoc a part of it; awase says so.
  rtf)
    pandoc -s -f markdown "$data/guide.en.md" -o "$work/pandoc.rtf"
    cp "$work/pandoc.docx" "$work/office.docx"
    converted rtf "$work/office.docx"
    files=("$work"/*.rtf) ;;
  mail)
    "$python" "$here/write_mails.py" "$data" "$work"
    files=("$work"/*.eml) ;;
  idml)  # a template has no text
    files=()
    for file in "$folder"/simpleidml-*/tests/regressiontests/IDML/{,expected/}*.idml; do
      [[ $file == *template* ]] || files+=("$file")
    done ;;
esac
"$python" "$here/visible_text.py" "$reader" "$awase" "$work" "${files[@]}"
