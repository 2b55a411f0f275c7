# oauthlint for where it cannot be installed (Alpine and other musl systems, Windows on ARM):
#   docker build -t oauthlint . && docker run --rm -v "$PWD:/repository:ro" oauthlint
FROM python:3.13-slim AS build
COPY . /source
RUN python -m venv /opt/oauthlint && /opt/oauthlint/bin/pip install --no-cache-dir --disable-pip-version-check /source

FROM python:3.13-slim
# git tells which files there are; a mounted repository belongs to somebody else, which git must be told is fine.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*' && useradd --create-home oauthlint
COPY --from=build /opt/oauthlint /opt/oauthlint
USER oauthlint
WORKDIR /repository
ENTRYPOINT ["/opt/oauthlint/bin/oauthlint"]
CMD ["check"]
