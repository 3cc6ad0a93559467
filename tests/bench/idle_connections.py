#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens idle connections to a server and asks for an address as a new client does:

    tests/bench/idle_connections.py URL [--idle 600]

Prints how long the answer took and how many of the idle connections were closed."""
import argparse
import socket
import time
import urllib.parse
import urllib.request

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("url")
parser.add_argument("--idle", type=int, default=600)
options = parser.parse_args()
place = urllib.parse.urlsplit(options.url)

idle = [socket.create_connection((place.hostname, place.port)) for _ in range(options.idle)]
begin = time.monotonic()
with urllib.request.urlopen(options.url, timeout=60) as answer:
    status = answer.status
    answer.read()
seconds = time.monotonic() - begin
closed = 0
for connection in idle:
    connection.setblocking(False)
    try:
        closed += connection.recv(1) == b""
    except BlockingIOError:
        pass
    except OSError:
        closed += 1
print(f"{options.idle} idle connections: status {status} in {seconds:.2f} s, {closed} of them closed")
