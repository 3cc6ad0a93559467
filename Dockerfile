# Awase in an image, from Debian's packages alone. Nothing else is fetched.
#   docker build -t awase .
#   docker run --rm -v "$PWD:/documents" awase align statement.ja.txt statement.en.txt -o statement.tmx
#   docker run --rm -v "$PWD:/documents" --network host awase desk --no-browser --folder /documents/desk
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends dpkg-dev git
WORKDIR /source
COPY script/debian script/debian
RUN apt-get build-dep -y --no-install-recommends -P nopython ./script
COPY . .
RUN script/package --without-python /packages

# The dictionaries are compiled here from edict and enamdict, as EDRDG's licence asks: whoever passes this image on
# passes on the Group's work, under CC BY-SA.
FROM debian:bookworm-slim
COPY --from=build /packages/awase_*.deb /tmp/awase.deb
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/awase.deb edict enamdict poppler-data poppler-utils \
 && rm -rf /tmp/awase.deb /var/lib/apt/lists/*
WORKDIR /documents
ENV LANG=C.UTF-8
ENTRYPOINT ["awase"]
