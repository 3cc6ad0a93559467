# SPDX-License-Identifier: Apache-2.0
#
# What Debian's own packages are hardened with (dpkg-buildflags, hardening=+all), and control-flow
# enforcement where the processor has it: AWASE_HARDENING, AWASE_HARDENING_LINK. For optimised builds
# without sanitizers.

include(CheckCXXCompilerFlag)

# For what goes into a shared library CMake says -fPIC, which serves an executable too.
set(AWASE_HARDENING $<$<NOT:$<BOOL:$<TARGET_PROPERTY:POSITION_INDEPENDENT_CODE>>>:-fPIE> -fstack-protector-strong -fstack-clash-protection -Wformat
                    -Werror=format-security -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
foreach(flag IN ITEMS -fcf-protection -mbranch-protection=standard)  # x86, ARM
  string(MAKE_C_IDENTIFIER "AWASE_HAS${flag}" has)
  check_cxx_compiler_flag(${flag} ${has})
  if(${has})
    list(APPEND AWASE_HARDENING ${flag})
  endif()
endforeach()
set(AWASE_HARDENING_LINK -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
set(hardened "$<AND:$<BOOL:${AWASE_HARDEN}>,$<CONFIG:Release,RelWithDebInfo,MinSizeRel>>")
set(AWASE_HARDENING "$<${hardened}:${AWASE_HARDENING}>")
set(AWASE_HARDENING_LINK "$<${hardened}:${AWASE_HARDENING_LINK}>")
