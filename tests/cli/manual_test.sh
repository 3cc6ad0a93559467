#!/usr/bin/env bash
# Has the man pages of a folder, in every language, read by the programs that show them: manual_test.sh FOLDER
set -euo pipefail
folder=${1:?name the folder that has man1 and LANGUAGE/man1}
ls "$folder"/man1/awase*.1 "$folder"/ja/man1/awase*.1 >/dev/null
pages=$(find "$folder" -name 'awase*.1' | LC_ALL=C sort)
readers=
command -v man >/dev/null && command -v groff >/dev/null && readers+=" man"
command -v mandoc >/dev/null && readers+=" mandoc"
[ -n "$readers" ] || { echo "skipped: neither man with groff nor mandoc is installed"; exit 77; }
failed=0
for page in $pages; do
  said=
  language=$(basename "$(dirname "$(dirname "$page")")")
  [ "$language" != "$(basename "$folder")" ] || language=en
  # Of other languages man's own macros warn. groff 1.22 loops forever over some lines of Japanese.
  case "$language$readers " in
    en*" man "*) said+=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null </dev/null) || true ;;
    *" man "*) for columns in 40 60 78 117; do
        preconv -e utf-8 "$page" | timeout 20 groff -mandoc -Z -Tutf8 -rLL=${columns}n >/dev/null 2>&1 ||
          said+="$page: groff does not come to the end in $columns columns"$'\n'
      done ;;
  esac
  case $readers in *mandoc*) said+=$(mandoc -T lint -W warning "$page" 2>&1) || true ;; esac
  [ -z "$said" ] && continue
  failed=1
  printf '%s\n' "$said"
done
echo "read by$readers: $(wc -l <<<"$pages") pages"
exit "$failed"
