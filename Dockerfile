# The server for a Hugging Face Docker Space or any other host of containers; Docs/Deploying.md says how.
#   docker build -t physix . && docker run --rm -p 8000:8000 --read-only --tmpfs /tmp physix
FROM swift:6.3-bookworm AS build
WORKDIR /physix
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
COPY Benchmarks Benchmarks
RUN swift build -c release --static-swift-stdlib --product physix \
    && install -D --strip .build/release/physix /out/physix

FROM debian:bookworm-slim
# Debian keeps one version of a package, so that none can be asked for by its number.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/physix /usr/local/bin/physix
# By number, as validators and Kubernetes want it. Nothing is written: a read-only root will do.
USER 65532:65532
# The weakest way to set them: what a host sets as PORT, and every PHYSIX_… variable, wins. On a Space, where the server
# would choose 7860 by itself, this is what `app_port: 8000` says.
ENV HOST=0.0.0.0 PORT=8000 PHYSIX_LOG_FORMAT=json
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=2s --start-period=5s \
    CMD ["sh", "-c", "curl -fs http://localhost:${PHYSIX_PORT:-$PORT}/health"]
ENTRYPOINT ["physix", "serve"]
