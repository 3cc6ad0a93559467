#!/usr/bin/env bash
# Has the man pages of a folder read by the programs that show them: manual_test.sh FOLDER
set -euo pipefail
folder=${1:?name the folder that has man1}
ls "$folder"/man1/awase*.1 >/dev/null
pages=$(find "$folder" -name 'awase*.1' | LC_ALL=C sort)
readers=
command -v man >/dev/null && command -v groff >/dev/null && readers+=" man"
command -v mandoc >/dev/null && readers+=" mandoc"
[ -n "$readers" ] || { echo "skipped: neither man with groff nor mandoc is installed"; exit 77; }
failed=0
for page in $pages; do
  said=
  case "$readers " in *" man "*) said+=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null </dev/null) || true ;; esac
  case $readers in *mandoc*) said+=$(mandoc -T lint -W warning "$page" 2>&1) || true ;; esac
  [ -z "$said" ] && continue
  failed=1
  printf '%s\n' "$said"
done
echo "read by$readers: $(wc -l <<<"$pages") pages"
exit "$failed"
