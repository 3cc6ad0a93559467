#!/usr/bin/env bash
# Fetches from PyPI the tools that take corpora over, some 700 MB with what they need: OpusTools, OpusFilter,
# Bifixer, and bicleaner-ai without the networks that it runs.
#   get_corpus_tools.sh FOLDER
set -euo pipefail
folder=$1
[ ! -e "$folder/ready" ] || exit 0
rm -rf "$folder"
python3 -m venv "$folder"
pip() { "$folder/bin/pip" install -q --disable-pip-version-check --no-compile "$@"; }
pip opustools==1.9.0 opusfilter==3.3.1 bifixer==0.8.12 xxhash==3.5.0  # Bifixer cannot do with a later one.
# What the reading of bicleaner-ai needs; its networks would be 2 GB more.
pip pyyaml toolwrapper==2.1.0
pip --no-deps bicleaner-ai==3.6
touch "$folder/ready"
