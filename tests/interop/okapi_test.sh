#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Okapi's own connector asks a memory:
#   okapi_test.sh AWASE
# OKAPI_LIB names a folder with its jars; without it the test is skipped. To get them:
#   a pom.xml that depends on net.sf.okapi.connectors:okapi-connector-translatetoolkit:1.47.0, then
#   mvn dependency:copy-dependencies -DoutputDirectory=FOLDER
set -euo pipefail
awase=$(realpath "${1:?name the executable}")
source=$(realpath "$(dirname "$0")")/OkapiAsk.java
[ -n "${OKAPI_LIB-}" ] || { echo "skipped: OKAPI_LIB names no folder with Okapi's jars"; exit 77; }
command -v java >/dev/null || { echo "skipped: java is not installed; apt-get install default-jdk"; exit 77; }

work=$(mktemp -d)
trap 'kill "${server-}" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
printf 'ja\ten\nふたを閉じる。\tClose the lid.\n' >old.tsv
"$awase" memory add work.awm old.tsv -q
"$awase" memory serve work.awm --port 0 >address 2>/dev/null &
server=$!
for _ in $(seq 50); do [ -s address ] && break; sleep 0.1; done
java -cp "$OKAPI_LIB/*" "$source" "$(head -n 1 address)tmserver" 'ふたを必ず閉じる。' >found
printf '77\tふたを閉じる。\tClose the lid.\n' | diff - found
