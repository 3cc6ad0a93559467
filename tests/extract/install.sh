#!/usr/bin/env bash
# Puts readers of documents that have nothing to do with Awase into the folder that is named: what they see in
# a file, Awase must have too.
set -euo pipefail
folder=$1
[ -e "$folder/bin/python" ] || python3 -m venv "$folder"
"$folder/bin/pip" install -q --disable-pip-version-check --no-compile python-docx python-pptx openpyxl odfpy striprtf lxml \
  ebooklib
# Its tests have documents that InDesign wrote.
"$folder/bin/pip" download -q --disable-pip-version-check --no-deps --no-binary :all: -d "$folder" SimpleIDML==1.3.1
tar -xzf "$folder/simpleidml-1.3.1.tar.gz" -C "$folder"
