#!/usr/bin/env bash
# Fetches from PyPI the tools that take corpora over, some 700 MB with what they need: OpusTools, OpusFilter,
# Bifixer, bicleaner-hardrules without its models, and bicleaner-ai without the networks that it runs.
#   get_corpus_tools.sh FOLDER
set -euo pipefail
folder=$1
version=$(cksum < "$0")  # Of the tools: a folder that another version of this file filled is filled anew.
[ "$(cat "$folder/ready" 2>/dev/null)" != "$version" ] || exit 0
rm -rf "$folder"
python3 -m venv "$folder"
pip() { "$folder/bin/pip" install -q --disable-pip-version-check --no-compile "$@"; }
pip opustools==1.9.0 opusfilter==3.3.1 bifixer==0.8.12 xxhash==3.5.0  # Bifixer cannot do with a later one.
# What the reading of bicleaner-ai needs; its networks would be 2 GB more.
pip pyyaml toolwrapper==2.1.0
pip --no-deps bicleaner-ai==3.6
# Its rules need these; its models a release of cyhunspell that PyPI has for no Python of Debian 12 or 13.
pip regex sacremoses==0.0.53
pip --no-deps bicleaner-hardrules==2.10.8
echo "$version" > "$folder/ready"
