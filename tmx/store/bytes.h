// SPDX-License-Identifier: Apache-2.0
//
// Whole numbers in files: little-endian, at any address. And arrays of them, seen in
// place.

#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace awase {

static_assert(
    std::endian::native == std::endian::little,
    "files of memories are mapped as they are, which wants a little-endian machine");

/// The number at `offset`, which with its size lies in `bytes`.
template <class Number>
Number number_at(std::string_view bytes, std::size_t offset) {
  Number number;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

/// Appends a number, or the elements of an array.
template <class Number>
void append_fixed(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <class Number>
void append_array(std::string& bytes, std::span<const Number> numbers) {
  bytes.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
}

/// `bytes`, which begin at a multiple of the size of a number, as an array. Bytes that
/// make no whole number are left out.
template <class Number>
std::span<const Number> array_in(std::string_view bytes) {
  return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
}

}  // namespace awase
