// SPDX-License-Identifier: Apache-2.0
//
// Charsets that expat does not know, lent to it from ICU. Inside text/xml.cpp only.

#pragma once

#include <expat.h>

namespace awase {

/// An XML_UnknownEncodingHandler. Takes charsets in which ASCII stands for itself and
/// the first byte of a character tells its length; refuses all others.
int lend_encoding(void* data, const XML_Char* name, XML_Encoding* encoding);

}  // namespace awase
