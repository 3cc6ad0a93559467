# SPDX-License-Identifier: Apache-2.0
# Completion of awase for bash. What there is to complete `awase complete` knows; names of files are
# readline's, which quotes them as it does everywhere.

_awase() {
  local cur=${COMP_WORDS[COMP_CWORD]} kind= word meaning
  local -a typed=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
  [[ $cur != = ]] || cur=  # Of --to=tsv, bash makes three words.
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS=$'\t' read -r word meaning; do COMPREPLY+=("$word"); done
  } < <("${COMP_WORDS[0]/#\~/$HOME}" complete "${typed[@]}" "$cur" 2>/dev/null)
  case $kind in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
}

complete -F _awase awase
