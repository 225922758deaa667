# The server for a Hugging Face Docker Space or any other host of containers.
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
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/physix /usr/local/bin/physix
USER 65532:65532
ENV PHYSIX_HOST=0.0.0.0 PHYSIX_PORT=8000 PHYSIX_LOG_FORMAT=json
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=2s --start-period=5s CMD ["curl", "-fs", "http://localhost:8000/health"]
ENTRYPOINT ["physix", "serve"]
