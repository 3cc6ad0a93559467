#!/usr/bin/env bash
# examples/spark on a Spark of this machine: spark_test.py says what is tried.
#   spark_test.sh AWASE SOURCE_FOLDER
# Ends with status 77 where PySpark cannot be had. get_spark.sh fetches one into build/spark.
set -euo pipefail
root=$2
export AWASE=$1 PYTHONPATH=$root/examples/spark PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
python=python3
if [ -e "$root/build/spark/ready" ]; then
  python=$root/build/spark/bin/python
  export SPARK_HOME=$root/build/spark/spark/deps PYTHONPATH=$PYTHONPATH:$root/build/spark/spark
fi
skip() { echo "skipped: $*"; exit 77; }
command -v java >/dev/null || skip "no java"
"$python" -c 'import pandas, pyarrow, pyspark' 2>/dev/null ||
  skip "no PySpark; tests/cluster/get_spark.sh build/spark fetches it"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The Python module, where the tests of the label python have left a wheel of it.
wheel=$(echo "$(dirname "$(dirname "$1")")"/python/wheel/awase-*.whl)
if [ -e "$wheel" ]; then
  "$python" -m pip --disable-pip-version-check -q install --no-deps --target "$work/module" "$wheel"
  export PYTHONPATH=$PYTHONPATH:$work/module
fi
export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
cd "$work"
"$python" "$root/tests/cluster/spark_test.py" 2> spark.log || { tail -n 60 spark.log; exit 1; }
