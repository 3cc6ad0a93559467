#!/usr/bin/env bash
# Runs the tests of the review page in Chromium, or checks the types of its scripts. Skipped (exit
# status 77) where what they need is not installed; .ci/run installs it.
#   run.sh page AWASE    run.sh types    run.sh figures AWASE (by hand: docs/performance.md)
#   run.sh looks AWASE   pictures of all states in AWASE_LOOKS, else /tmp/looks, to be looked at
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
skip() { echo "skipped: $*"; exit 77; }
command -v node >/dev/null || skip "node is not installed; apt-get install nodejs npm"
[ -d "$here/node_modules/axe-core" ] && [ -d "$here/node_modules/playwright-core" ] || skip "playwright-core is not installed; npm ci --prefix tests/browser"
if [ "$1" = types ]; then exec node "$here/node_modules/typescript/bin/tsc" -p "$here/tsconfig.json"; fi
CHROMIUM=$(command -v chromium) || skip "chromium is not installed; apt-get install chromium fonts-noto-cjk"
export CHROMIUM AWASE AWASE_SOURCE_DIR
AWASE=$(realpath "$2") AWASE_SOURCE_DIR=$(realpath "$here/../..")
if [ "$1" = figures ]; then exec node "$here/figures.mjs"; fi
if [ "$1" = looks ]; then exec node "$here/looks.mjs"; fi
exec node --test --test-concurrency=1 --test-reporter=spec "$here"/*_test.mjs
