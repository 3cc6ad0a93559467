# SPDX-License-Identifier: Apache-2.0
# Completion of awase for fish. What there is to complete `awase complete` knows.

function __awase_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($before[1] complete $before[2..-1] "$current" 2>/dev/null)
    set -l option (string match -r -- '^--[^=]*=' "$current"; or echo '')
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    switch "$lines[1]"
        case files
            printf '%s\n' $option(__fish_complete_path "$path")
        case folders
            printf '%s\n' $option(__fish_complete_directories "$path")
        case words
            set -e lines[1]
            test (count $lines) -eq 0; or printf '%s\n' $lines
    end
end

complete -c awase -f -k -a '(__awase_complete)'
