// SPDX-License-Identifier: Apache-2.0

#include "text/secret.h"

#include <random>

namespace awase {

std::string random_token() {
  constexpr char kDigits[] = "0123456789abcdef";
  constexpr std::size_t kTokenDigits = 32;
  std::random_device random;
  std::uniform_int_distribution<int> digit(0, 15);
  std::string token;
  while (token.size() < kTokenDigits) token += kDigits[digit(random)];
  return token;
}

bool same_secret(std::string_view given, std::string_view secret) {
  if (given.size() != secret.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < secret.size(); ++i)
    difference |=
        static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(secret[i]);
  return difference == 0;
}

}  // namespace awase
