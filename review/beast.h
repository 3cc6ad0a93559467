// SPDX-License-Identifier: Apache-2.0
//
// Boost.Beast, by the names that Awase uses. For .cpp files alone: it takes long to
// compile.

#pragma once

// The coroutines of Asio 1.74 do not compile with clang's standard library, and are not
// needed.
#define BOOST_ASIO_DISABLE_CO_AWAIT

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace awase {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

}  // namespace awase
