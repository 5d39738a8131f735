# One image for every way to run Footing: the wheel, in an environment of its own, run by nobody in particular.
# Read by hadolint in the tests; not built where these tests run. See docs/docker.md.
FROM python:3.13-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /footing \
 && /footing/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
COPY . .
RUN /footing/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
# pg_dump and pg_restore, for `footing backup` and `restore` with PostgreSQL; it must be no older than the server.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client=15+248* \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 footing \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin footing \
 && install --directory --owner footing --group footing --mode 0700 /srv/footing
COPY --from=build /footing /footing
ENV PATH=/footing/bin:$PATH PYTHONDONTWRITEBYTECODE=1 LISTEN=0.0.0.0:8080 LOG_FORMAT=json
USER 10001:10001
WORKDIR /srv/footing
VOLUME /srv/footing
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["footing"]
CMD ["run"]
