#!/usr/bin/env bash
# docs/platforms.md lists every source that uses more than the C++ standard library of the system, and those that
# use what Linux alone has: platforms_test.sh SOURCE_FOLDER
set -euo pipefail
cd "${1:?name the source folder}"
failed=0

# What stands in comments is not counted.
sources() {
  grep -rE "$1" --include='*.cpp' --include='*.h' include text align tmx review jobs terminal cli |
    grep -vE '^[^:]*: *//' | cut -d: -f1 | LC_ALL=C sort -u
}

# listed TITLE: the files that the table under this heading names.
listed() {
  awk -v title="## $1" '/^## / { inside = $0 == title } inside' docs/platforms.md |
    sed -nE 's/^\| `([^`]+)` \|.*/\1/p' | LC_ALL=C sort
}

compare() { # TITLE PATTERN
  local difference
  difference=$(diff <(listed "$1") <(sources "$2")) && return
  echo "docs/platforms.md, '$1', is not what the sources say (< listed, > found):"
  grep '^[<>]' <<<"$difference"
  failed=1
}

compare "What is POSIX's" \
  '^#include <(unistd|sys/[a-z]+|spawn|fcntl|poll|termios|pthread|netinet/[a-z]+|arpa/[a-z]+|net/[a-z]+|netdb|sched|dirent|pwd|grp|glob|fnmatch|ftw|langinfo|iconv|dlfcn|link|strings|syslog|wordexp|semaphore|aio|utime|regex)\.h>|\bsigaction\b'
compare "What is Linux's or glibc's" \
  '"/proc/|prctl|sched_getaffinity|O_TMPFILE|\b(fdatasync|syncfs|dladdr1|memfd_create|fallocate|copy_file_range|renameat2|epoll_[a-z]+|eventfd|signalfd|accept4|pipe2|program_invocation_name|malloc_trim|mallopt)\b|MSG_NOSIGNAL|SOCK_CLOEXEC'
exit $failed
