#!/usr/bin/env bash
# Completes command lines in a real shell:
#   completions_test.sh SHELL AWASE FOLDER_OF_COMPLETIONS
set -euo pipefail
shell=${1:?name the shell}
awase=$(realpath "${2:?name the executable}")
completions=$(realpath "${3:?name the folder of completions}")
command -v "$shell" >/dev/null || { echo "skipped: $shell is not installed"; exit 77; }
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here" "$work/here/texts" "$work/home"
ln -s "$awase" "$work/bin/awase"
export PATH=$work/bin:$PATH HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home LC_ALL=C.UTF-8
unset LANGUAGE
cd "$work/here"
: >'an apple.txt'
: >apricot.txt

# complete_line LINE: what the shell offers at the end of LINE, a word a line, without meanings.
case $shell in
  bash)
    complete_line() {
      bash --norc --noprofile -c '
        source "$1/awase.bash"
        # Outside of a prompt there is no readline, which finds the names of files.
        compopt() {
          case $2 in
            default) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
            dirnames) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
          esac
        }
        read -ra COMP_WORDS <<<"${2//=/ = }"
        [[ $2 != *" " ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _awase
        printf "%s\n" "${COMPREPLY[@]}"' bash "$completions" "$1"
    }
    ;;
  fish)
    complete_line() {
      fish --no-config -c 'source $argv[1]/awase.fish; complete -C $argv[2]' "$completions" "$1" |
        cut -f 1 | sed 's/^--[^=]*=//'
    }
    ;;
  zsh)
    complete_line() {
      zsh -f "$here/complete_in_zsh" "$completions" "$1" | sed 's/^--[^=]*=//'
    }
    ;;
  *) echo "no test for the shell $shell"; exit 1 ;;
esac

failed=0
# offers LINE WORD...: these words and no other are offered, in any order.
offers() {
  local line=$1 expected found
  shift
  expected=$(printf '%s\n' "$@" | sort)
  found=$(complete_line "$line" | sort)
  [ "$found" = "$expected" ] && return
  failed=1
  printf '%s: "%s" is completed with\n%s\nnot with\n%s\n' "$shell" "$line" "$found" "$expected"
}

offers 'awase al' align
offers 'awase tmx ch' check
offers 'awase help memory fi' find
offers 'awase align --sour' --source-encoding --source-lang
offers 'awase align --to ts' tsv
offers 'awase align --to=ts' tsv
offers 'awase tmx clean --only em' empty
offers 'awase tmx convert --to xl' xliff xlsx
offers 'awase align --source-lang j' ja jv
offers 'awase align --source-encoding Shif' Shift_JIS
offers 'awase align apr' apricot.txt
offers 'awase align apricot.txt --unpaired apr' apricot.txt
offers 'awase align --unpaired=apr' apricot.txt
offers 'awase batch --out te' "$([ "$shell" = fish ] && echo texts/ || echo texts)"
exit "$failed"
