#!/usr/bin/env bash
# What people get, and of what it is made: wheel, sdist and the list of its parts (CycloneDX), built in FOLDER.
#   scripts/supply.sh FOLDER [--audit]
# The wheel is built twice and has to be the same bytes. Installs its tools from requirements/release.txt, by their
# hashes. With --audit the parts are asked about at the vulnerability service of the registry, over the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:?"where to"}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PIP_DISABLE_PIP_VERSION_CHECK=1

python3 -m venv "$work/tools"
"$work/tools/bin/pip" install --quiet --require-hashes -r requirements/release.txt
for turn in dist again; do
  "$work/tools/bin/python" -m build --no-isolation --outdir "$work/$turn" . >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done
diff -r "$work/dist" "$work/again"

# The parts are those of an environment that has the wheel, what it needs, and nothing else.
python3 -m venv --without-pip "$work/run"
install=("$work/tools/bin/pip" --python "$work/run/bin/python" install --quiet)
"${install[@]}" --require-hashes -r requirements/run.txt
"${install[@]}" --no-deps "$work"/dist/*.whl
"$work/tools/bin/cyclonedx-py" environment "$work/run" --pyproject pyproject.toml --output-reproducible --validate \
  --output-format JSON --output-file "$work/dist/oauthlint.cdx.json"
cp "$work"/dist/* "$folder"
(cd "$folder" && sha256sum -- *)

if [[ ${2:-} == --audit ]]; then
  for lock in requirements/*.txt; do
    "$work/tools/bin/pip-audit" --strict --require-hashes --disable-pip --progress-spinner off -r "$lock"
  done
fi
