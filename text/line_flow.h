// SPDX-License-Identifier: Apache-2.0
//
// What a line break means that a person made: whether the sentence goes on after it,
// and whether a line is a sentence at all.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// True when the sentence that `text` ends in the middle of goes on with `next`, by
/// what stands at the break: a comma or a particle before it, a word in lower case or
/// the ending of a verb after it, or a clause before it that `next` ends with a full
/// stop. Neither is a list item, an address or a heading then, as far as that can be
/// seen. Both are trimmed. Doubtful breaks stay: false.
bool sentence_goes_on(std::string_view text, std::string_view next);

/// `text` without the line breaks in mid-sentence (sentence_goes_on()); the others
/// stay. Lines are trimmed and joined with a space, or with nothing next to a script
/// that writes no spaces (is_unspaced()).
std::string without_soft_breaks(std::string_view text);

/// True for a line of a program or of a command shell: it ends or begins as no sentence
/// does ("}", "foo(bar);", "$ make", "#include <x>"). `line` is trimmed.
bool is_code_line(std::string_view line);

}  // namespace awase
