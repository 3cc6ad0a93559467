// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_markup.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "text/documents/html.h"
#include "text/documents/latex_text.h"
#include "text/documents/markup_text.h"
#include "text/documents/run_program.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// What pandoc does to its own tree of the text before it writes HTML;
/// kSignatureDirectives stand between both parts.
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
local signature = set([[)lua";
constexpr std::string_view kFilterRest = R"lua(]])
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
  if el.title == "wikilink" then
    el.title = ""
    return el
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
  write_file(filter, std::string(kFilter) + std::string(kSignatureDirectives) +
                         std::string(kFilterRest));
  if (!convert(folder,
               {program, "--sandbox", "-f", format, "-t", "html", "--wrap=preserve",
                "--lua-filter", filter, "-o", to, from},
               "pandoc", document.name))
    refuse(document, "pandoc");
  read_converted_html(to, document);
}

}  // namespace

void read_rst(std::string_view text, Document& document) {
  read_by_pandoc(with_literal_signatures(without_domains(text)), "rst",
                 "reStructuredText", document);
}

void read_latex(std::string_view text, Document& document) {
  read_by_pandoc(with_shown_arguments(text, document), "latex", "LaTeX", document);
}

void read_org(std::string_view text, Document& document) {
  read_by_pandoc(text, "org", "Org", document);
}

void read_mediawiki(std::string_view text, Document& document) {
  const std::string plain = without_galleries(without_templates(text, document));
  read_by_pandoc(with_english_namespaces(plain), "mediawiki", "MediaWiki", document);
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
