// SPDX-License-Identifier: Apache-2.0
//
// Texts in markup as the programs know them that read_markup.h calls.

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// Roles and directives of Sphinx's domains as those that pandoc knows: ":py:func:`x`"
/// to ":func:`x`", ".. py:function:: x" to ".. function:: x".
std::string without_domains(std::string_view text);

/// Directives of Sphinx that describe a thing whose signature comes first.
inline constexpr std::string_view kSignatureDirectives =
    "function class method attribute data exception classmethod staticmethod property "
    "decorator envvar option cmdoption confval describe object macro type member "
    "opcode "
    "setting django-admin directive role";

/// The signatures behind kSignatureDirectives between the marks of literal text:
/// "f(*args)" has no emphasis in it, ".. note::" is no directive. For a text that
/// without_domains() gave.
std::string with_literal_signatures(std::string_view text);

/// A page of a wiki without what pandoc drops without a word: templates, which are
/// listed, and words such as __TOC__. Templates that show a text are that text.
std::string without_templates(std::string_view text, Document& document);

/// A page of a wiki whose pictures and categories have the names of another language
/// ("[[ファイル:a.jpg|thumb|…]]") with those that pandoc knows: it takes others for
/// links, and how a picture stands for text.
std::string with_english_namespaces(std::string_view text);

/// A page of a wiki with the captions of its galleries as paragraphs, without the names
/// of their pictures and without links to the page in other languages.
std::string without_galleries(std::string_view text);

/// A text in Textile with its blocks of code as pandoc knows them: "bc(name). " and
/// "bc[name]. " say of what language they are.
std::string without_code_names(std::string_view text);

/// The lines that do not begin with `prefix`.
std::string without_lines(std::string_view text, std::string_view prefix);

}  // namespace awase
