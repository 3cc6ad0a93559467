# SPDX-License-Identifier: Apache-2.0
#
# Compiles the FreeDict dictionaries that are installed (Debian's dict-freedict-*), as
# ja-en.awd is compiled from edict: deu-fra becomes de-fr.awd.

# ISO 639-3, as FreeDict names languages, and the subtag of BCP 47 where it differs.
# Japanese is left out: its words are cut by edict.
set(AWASE_FREEDICT_LANGUAGES
  afr=af ara=ar bre=br bul=bg cat=ca ces=cs cym=cy dan=da deu=de ell=el eng=en epo=eo
  fin=fi fra=fr gla=gd gle=ga hin=hi hrv=hr hun=hu isl=is ita=it kur=ku lat=la lit=lt
  mkd=mk nld=nl nno=nn nob=nb oci=oc pol=pl por=pt rus=ru san=sa slk=sk slv=sl spa=es
  srp=sr swe=sv swh=sw tur=tr ukr=uk)

function(awase_freedict_language iso out)
  set(${out} "" PARENT_SCOPE)
  foreach(pair IN LISTS AWASE_FREEDICT_LANGUAGES)
    if(pair MATCHES "^${iso}=(.*)$")
      set(${out} ${CMAKE_MATCH_1} PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

# Gives the list of compiled files in OUT.
function(awase_compile_freedict folder out)
  set(files "")
  file(GLOB indexes CONFIGURE_DEPENDS ${folder}/freedict-???-???.index)
  foreach(index IN LISTS indexes)
    string(REGEX MATCH "freedict-(...)-(...)\\.index$" name ${index})
    awase_freedict_language(${CMAKE_MATCH_1} from)
    string(REGEX MATCH "freedict-(...)-(...)\\.index$" name ${index})
    awase_freedict_language(${CMAKE_MATCH_2} to)
    string(REGEX REPLACE "\\.index$" ".dict.dz" text ${index})
    if(NOT from OR NOT to OR NOT EXISTS ${text})
      continue()
    endif()
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${from}-${to}.awd)
    add_custom_command(
      OUTPUT ${file}
      COMMAND awase-compile-dictionary --freedict ${file} ${index} ${text} ${from} ${to}
      DEPENDS awase-compile-dictionary ${index} ${text}
      COMMENT "Compiling the FreeDict dictionary ${from}-${to}"
      VERBATIM)
    list(APPEND files ${file})
  endforeach()
  set(${out} ${files} PARENT_SCOPE)
endfunction()
