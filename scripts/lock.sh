#!/usr/bin/env bash
# Writes requirements/*.txt anew: the newest releases that pyproject.toml allows, each with its hashes, for every Python
# and platform that it supports. Uses the network. With --upgrade pins that hold already are moved, too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lock() {
  uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --output-file "requirements/$1.txt" "${@:2}"
}

lock dev --extra dev "$@"
lock run --constraints requirements/dev.txt "$@"
lock release --extra release --constraints requirements/dev.txt "$@"
