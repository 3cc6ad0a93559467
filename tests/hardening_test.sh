#!/usr/bin/env bash
# Looks at how the executable is hardened: hardening_test.sh AWASE
set -euo pipefail
awase=${1:?name the executable}
fail() { echo "$awase: $*" >&2; exit 1; }
has() { grep -q "$2" <<<"$1"; }  # has TEXT PATTERN

headers=$(readelf -hlW "$awase")
dynamic=$(readelf -dW "$awase")
symbols=$(readelf -sW "$awase")
has "$headers" 'Type: *DYN' || fail "not position independent (PIE)"
has "$headers" 'GNU_RELRO' || fail "no RELRO"
has "$dynamic" 'NOW' || fail "RELRO is not full: symbols are bound late"
has "$headers" 'GNU_STACK .* RW ' || fail "the stack can be executed"
has "$symbols" '__stack_chk_fail' || fail "no stack protector"
has "$symbols" '__[a-z]*_chk@' || fail "no fortified functions of the C library"
# The note that the whole executable is so needs a C library that is; its functions begin so anyway.
case $(uname -m) in
  x86_64)
    entries=$(objdump -d --no-show-raw-insn "$awase" | grep -c endbr64) || true
    [ "$entries" -ge 1000 ] || fail "$entries functions begin with endbr64: no CET" ;;
esac
echo "$awase: PIE, full RELRO, stack protector, fortified, no executable stack${entries+, CET in $entries places}"
