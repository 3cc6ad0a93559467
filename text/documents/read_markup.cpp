// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_markup.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "text/documents/html.h"
#include "text/documents/run_program.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// What pandoc does to its own tree of the text before it writes HTML.
constexpr std::string_view kFilter = R"lua(
local function set(words)
  local all = {}
  for word in words:gmatch("%S+") do all[word] = true end
  return all
end

-- Directives whose content is no text.
local no_text = set([[toctree index contents highlight module currentmodule automodule
  autoclass autofunction automethod autodata autoexception autosummary literalinclude
  include tabularcolumns sectionauthor codeauthor graphviz digraph graph uml plantuml
  mermaid productionlist only-config meta output cell-output bibliography
  default-domain default-role program]])
-- Directives whose content is code.
local code = set([[doctest testcode testsetup testoutput testcleanup prompt sourcecode
  parsed-literal code-block ipython]])
-- Directives that describe a thing whose signature comes first.
local signature = set([[function class method attribute data exception classmethod
  staticmethod property decorator envvar option cmdoption confval describe object
  macro type member opcode setting django-admin directive role]])
local versions = set("versionadded versionchanged deprecated versionremoved")

local function text_of(blocks) return pandoc.utils.stringify(blocks) end

function Code(el)
  if not el.classes:includes("interpreted-text") then return nil end
  local role = el.attributes.role or ""
  local shown = el.text:match("^(.-)%s*<[^<>]*>$")
  if shown and shown ~= "" then return pandoc.Str(shown) end
  if role == "index" then return pandoc.Str((el.text:gsub("^!", ""))) end
  local short = el.text:match("^~.*%.([^.]+)$")
  local text = short or (el.text:gsub("^[~!]", ""))
  if role == "ref" or role == "doc" or role == "term" or role == "abbr" or
     role == "guilabel" or role == "menuselection" or role == "dfn" or
     role == "numref" or role == "any" then
    return pandoc.Str(text)
  end
  return pandoc.Code(text)
end

-- What a page of a wiki is filed under is not on the page.
function Link(el)
  local shown = pandoc.utils.stringify(el.content)
  for _, name in ipairs({"Category:", "category:", "カテゴリ:", "Kategorie:", "Catégorie:"}) do
    if shown:sub(1, #name) == name then return {} end
  end
  return nil
end

function Math(el)
  if el.mathtype == "DisplayMath" then return nil end
  -- What pandoc shows as letters, digits and superscripts is text.
  if el.text:find("[\\{}&]") then
    return pandoc.Span(el.text, pandoc.Attr("", {"awase-formula"}))
  end
  return nil
end

-- A formula on a line of its own is a block of code, as it cannot be read aloud.
function Para(el)
  local only = nil
  for _, inline in ipairs(el.content) do
    if inline.t == "Math" and inline.mathtype == "DisplayMath" then
      only = (only or "") .. inline.text
    elseif inline.t ~= "Space" and inline.t ~= "SoftBreak" then
      if not only and not el.content:find_if(function(x)
            return x.t == "Math" and x.mathtype == "DisplayMath" end) then
        return nil
      end
      -- In the middle of a paragraph: apart.
      local blocks, run = {}, pandoc.List()
      for _, x in ipairs(el.content) do
        if x.t == "Math" and x.mathtype == "DisplayMath" then
          if #run > 0 then table.insert(blocks, pandoc.Para(run)) end
          run = pandoc.List()
          table.insert(blocks, pandoc.CodeBlock(x.text))
        else
          run:insert(x)
        end
      end
      if #run > 0 then table.insert(blocks, pandoc.Para(run)) end
      return blocks
    end
  end
  if only then return pandoc.CodeBlock(only) end
  return nil
end

function Div(el)
  for _, class in ipairs(el.classes) do
    local name = class:match("([^:]+)$") or class
    if no_text[name] then return {} end
    if code[name] then return pandoc.CodeBlock(text_of(el.content)) end
    local first = el.content[1]
    if signature[name] and first and first.t == "Para" then
      el.content[1] = pandoc.CodeBlock(text_of(first))
      return el.content
    end
    if versions[name] and first and first.t == "Para" then
      for k, inline in ipairs(first.content) do
        if inline.t == "SoftBreak" then
          local rest = pandoc.List()
          for n = k + 1, #first.content do rest:insert(first.content[n]) end
          el.content[1] = pandoc.Para(rest)
          return el.content
        end
      end
      return el.content
    end
    -- The title that pandoc gives to a note is not the author's.
    if first and first.t == "Div" and first.classes:includes("title") and
       text_of(first.content):lower() == name:lower() then
      el.content:remove(1)
      return el.content
    end
  end
  return nil
end

function Pandoc(doc)
  local front = pandoc.List()
  local function add(key, level)
    local value = doc.meta[key]
    if value == nil then return end
    local text = text_of(value)
    if text ~= "" then
      front:insert(level and pandoc.Header(level, {pandoc.Str(text)})
                   or pandoc.Para({pandoc.Str(text)}))
    end
  end
  add("title", 1)
  add("subtitle", 2)
  if doc.meta.abstract then
    if type(doc.meta.abstract) == "table" and doc.meta.abstract[1] and
       doc.meta.abstract[1].content then
      front:extend(doc.meta.abstract)
    else
      add("abstract", nil)
    end
  end
  front:extend(doc.blocks)
  doc.blocks = front
  return doc
end
)lua";

void read_converted_html(const std::string& path, Document& document) {
  const std::string bytes = read_file(path);
  read_html(decode_text(bytes, document.name, {.declared = "UTF-8"}).text, document);
}

[[noreturn]] void refuse(const Document& document, const char* program) {
  throw Error(
      ErrorKind::input,
      Message("{file}: {program} cannot read this; correct the file, or read it "
              "as it is with --format text",
              {{"file", document.name}, {"program", program}}));
}

void read_by_pandoc(std::string_view text, const char* format, const char* shown,
                    Document& document) {
  const std::string program = find_program("pandoc");
  if (program.empty())
    throw Error(
        ErrorKind::unavailable,
        Message("{file}: {format} is read by pandoc; install pandoc, or read the "
                "file as it is with --format text",
                {{"file", document.name}, {"format", Message::marked(shown)}}));
  TemporaryFolder folder;
  const std::string from = folder.path() + "/in.txt";
  const std::string to = folder.path() + "/out.html";
  const std::string filter = folder.path() + "/filter.lua";
  write_file(from, text);
  write_file(filter, kFilter);
  if (!convert(folder,
               {program, "--sandbox", "-f", format, "-t", "html", "--wrap=preserve",
                "--lua-filter", filter, "-o", to, from},
               "pandoc", document.name))
    refuse(document, "pandoc");
  read_converted_html(to, document);
}

bool is_role_char(char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '+'; }

/// Where the name that begins at `at` ends.
std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_role_char(text[at])) ++at;
  return at;
}

/// Roles and directives of Sphinx's domains as those that pandoc knows: ":py:func:`x`"
/// to ":func:`x`", ".. py:function:: x" to ".. function:: x".
std::string without_domains(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool directive = text[i] == ' ' && i > 1 && text.substr(i - 2, 2) == "..";
    out += text[i];
    if (text[i] != ':' && !directive) continue;
    const std::size_t domain = name_end(text, i + 1);
    if (domain == i + 1 || domain >= text.size() || text[domain] != ':') continue;
    const std::size_t name = name_end(text, domain + 1);
    if (name > domain + 1 && text.substr(name, 2) == (directive ? "::" : ":`"))
      i = domain;
  }
  return out;
}

/// Templates of a wiki that show one of their arguments, the last, as it is.
bool shows_last_argument(std::string_view name) {
  constexpr std::string_view kNames = " lang nowrap nobold small big en ja transl ";
  return kNames.find(" " + std::string(name) + " ") != std::string_view::npos ||
         name.starts_with("lang-");
}

/// Where the template that begins at `at` ends; npos for nowhere.
std::size_t template_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at + 1 < text.size()) {
    const std::string_view two = text.substr(at, 2);
    if (two == "{{") ++depth;
    if (two == "}}" && --depth == 0) return at + 2;
    at += two == "{{" || two == "}}" ? 2 : 1;
  }
  return std::string_view::npos;
}

/// A page of a wiki without what pandoc drops without a word: templates, which are
/// listed, and words such as __TOC__. Templates that show a text are that text.
std::string without_templates(std::string_view text, Document& document) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found =
        std::min({text.find("{{", at), text.find("__", at), text.size()});
    out += text.substr(at, found - at);
    at = found;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("__")) {
      std::size_t end = 2;
      while (end < rest.size() && rest[end] >= 'A' && rest[end] <= 'Z') ++end;
      const bool is_word = end > 4 && rest.substr(end, 2) == "__";
      out += is_word ? std::string_view() : rest.substr(0, 2);
      at += is_word ? end + 2 : 2;
    } else if (!rest.empty()) {
      const std::size_t end = template_end(text, at);
      if (end == std::string_view::npos) return out += rest;
      const std::string_view inside = text.substr(at + 2, end - at - 4);
      const std::string_view name = trim(inside.substr(0, inside.find('|')));
      const bool is_flat = inside.find("{{") == std::string_view::npos &&
                           inside.find("[[") == std::string_view::npos;
      if (is_flat && name.size() < inside.size() && shows_last_argument(name))
        out += inside.substr(inside.rfind('|') + 1);
      else
        leave_out(document, LeftOutReason::remark, inside);
      at = end;
    }
  }
  return out;
}

/// A text in Textile with its blocks of code as pandoc knows them: "bc(name). " and
/// "bc[name]. " say of what language they are.
std::string without_code_names(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const bool named = line.starts_with("bc(") || line.starts_with("bc[");
    const std::size_t dot = named ? line.find(line[2] == '(' ? ")." : "].") : line.npos;
    out.append(dot == line.npos ? line : "bc")
        .append(dot == line.npos ? std::string_view() : line.substr(dot + 1));
    out += '\n';
  }
  return out;
}

/// The lines that do not begin with `prefix`.
std::string without_lines(std::string_view text, std::string_view prefix) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!line.starts_with(prefix)) out.append(line).append("\n");
    at = end + 1;
  }
  return out;
}

}  // namespace

void read_rst(std::string_view text, Document& document) {
  read_by_pandoc(without_domains(text), "rst", "reStructuredText", document);
}

void read_latex(std::string_view text, Document& document) {
  read_by_pandoc(text, "latex", "LaTeX", document);
}

void read_org(std::string_view text, Document& document) {
  read_by_pandoc(text, "org", "Org", document);
}

void read_mediawiki(std::string_view text, Document& document) {
  read_by_pandoc(without_templates(text, document), "mediawiki", "MediaWiki", document);
}

void read_textile(std::string_view text, Document& document) {
  read_by_pandoc(without_code_names(text), "textile", "Textile", document);
}

void read_man(std::string_view text, Document& document) {
  read_by_pandoc(text, "man", "a manual page", document);
}

void read_ipynb(std::string_view text, Document& document) {
  read_by_pandoc(text, "ipynb", translatable("a notebook"), document);
}

void read_asciidoc(std::string_view text, Document& document) {
  const std::string program = find_program("asciidoctor");
  if (program.empty())
    throw Error(
        ErrorKind::unavailable,
        Message("{file}: AsciiDoc is read by Asciidoctor; install asciidoctor, or "
                "read the file as it is with --format text",
                {{"file", document.name}}));
  TemporaryFolder folder;
  const std::string from = folder.path() + "/in.adoc";
  const std::string to = folder.path() + "/out.html";
  write_file(from, without_lines(text, "include::"));
  if (!convert(folder,
               {program, "-q", "-S", "secure", "-b", "html5", "-e", "-a", "showtitle",
                "-o", to, from},
               "Asciidoctor", document.name) ||
      !std::filesystem::exists(to))
    refuse(document, "Asciidoctor");
  read_converted_html(to, document);
}

}  // namespace awase
