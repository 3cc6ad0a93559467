#!/usr/bin/env bash
# Fetches PySpark and what mapInPandas needs from PyPI into a folder, some 410 MB. PySpark comes as a
# source package that needs no build: pip would spend longer on making a wheel of it than on the rest.
#   get_spark.sh FOLDER
set -euo pipefail
folder=$1
[ ! -e "$folder/ready" ] || exit 0
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/pip" download -q --disable-pip-version-check --no-cache-dir --no-deps --no-binary pyspark \
  -d "$folder/download" pyspark==3.5.5 &
"$folder/bin/pip" install -q --disable-pip-version-check --no-cache-dir --no-compile \
  py4j==0.10.9.7 pyarrow==19.0.1 pandas==2.2.3
wait $!
mkdir "$folder/spark"
tar -xzf "$folder/download/pyspark-3.5.5.tar.gz" -C "$folder/spark" --strip-components=1
rm -r "$folder/download"
touch "$folder/ready"
