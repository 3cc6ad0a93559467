#!/usr/bin/env bash
# Measures the ways to Awase: the package, the archive, the sources, and the Python module by pip, each in a bare system
# of its own, up to the first memory.
#   install.sh RELEASE [WAY...]     bookworm or trixie; of package, archive, sources, pip; else all four
# Takes what script/package and script/archive made. Needs root, debootstrap, Debian's archive, for pip PyPI, and for
# what is compiled many minutes. Prints a row each: what is downloaded, what more the disk holds, the time by the clock and of the
# processor.
set -euo pipefail
cd "$(dirname "$0")/../.."
release=${1:?name a release}
shift
[ $# -gt 0 ] || set -- package archive sources pip
case $release in bookworm) number=12 ;; trixie) number=13 ;; *) echo "no release $release"; exit 2 ;; esac
bare=$(script/bare "$release")

# inside WAY: what is done in the bare system; the steps that a user would take.
steps() {
  case $1 in
    package) echo 'apt-get install -y -q /root/awase.deb && cd /root && awase example && awase align statement.ja.txt statement.en.txt -o statement.tmx' ;;
    archive) echo 'tar -C /opt -xf /root/awase.tar && cd /root && /opt/awase-*/bin/awase example && /opt/awase-*/bin/awase align statement.ja.txt statement.en.txt -o statement.tmx' ;;
    sources) echo 'apt-get install -y -q --no-install-recommends git && git clone -q /root/awase.git /root/awase && cd /root && awase/script/demo' ;;
    pip) echo 'apt-get install -y -q --no-install-recommends git python3-venv dpkg-dev edict enamdict && git clone -q /root/awase.git /root/awase && apt-get build-dep -y -q --no-install-recommends /root/awase/script && python3 -m venv /root/python && PIP_CERT=/root/certificates.crt /root/python/bin/pip install /root/awase && cd /root/awase/examples && /root/python/bin/python -c "import awase; awase.dictionary.build(); awase.align(\"statement.ja.txt\", \"statement.en.txt\").to_tmx(\"/root/statement.tmx\")"' ;;
    *) echo "no way $1" >&2; exit 2 ;;
  esac
}

megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.0f MB", bytes / 1e6 }'; }
held() { du -sxB1 --exclude=./var/cache/apt --exclude=./var/lib/apt "$1" | cut -f1; }

echo "| way | download | on the disk | by the clock | of the processor |"
for way in "$@"; do
  root=$(mktemp -d)
  trap 'rm -rf --one-file-system "$root"' EXIT
  tar --extract --file "$bare" --directory "$root"
  chmod 755 "$root"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # A network may have certificates of its own.
  [ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp -L /etc/ssl/certs/ca-certificates.crt "$root/root/certificates.crt"
  rm -f "$root"/var/cache/apt/archives/*.deb  # Those that the bare system was made of.
  chroot "$root" apt-get update -q >/dev/null
  given=0
  before=$(held "$root")
  case $way in
    package) cp build/package/awase_*+deb"$number"_*.deb "$root/root/awase.deb"; given=$(stat -c %s "$root/root/awase.deb") ;;
    archive)
      given=$(stat -c %s build/archive/awase-*.tar.zst)
      zstd -q -d -c build/archive/awase-*.tar.zst >"$root/root/awase.tar" ;;  # A bare system has no zstd.
    sources | pip) git clone -q --bare . "$root/root/awase.git"; before=$(held "$root") ;;
  esac
  log=build/bare/install-$way.log
  TIMEFORMAT='%R %U %S'
  taken=$( { time unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$1/proc"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
    chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      bash -euc "$2"' bash "$root" "$(steps "$way")" >"$log" 2>&1 </dev/null; } 2>&1) || { tail "$log"; exit 1; }
  [ -s "$root/root/statement.tmx" ] || { tail "$log"; echo "$way: no memory was made"; exit 1; }
  fetched=$(find "$root/var/cache/apt/archives" -name '*.deb' -printf '%s\n' | awk '{ all += $1 } END { print all + 0 }')
  rm -f "$root/root/awase.deb" "$root/root/awase.tar"
  read -r clock user system <<<"$taken"
  echo "| $way | $(megabytes $((fetched + given))) | $(megabytes $(($(held "$root") - before))) | $(awk "BEGIN { printf \"%.0f s\", $clock }") | $(awk "BEGIN { printf \"%.0f s\", $user + $system }") |"
  rm -rf --one-file-system "$root"
done
