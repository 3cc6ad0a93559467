// SPDX-License-Identifier: Apache-2.0
//
// Vectors over TLS: whose certificate is trusted, and the key that goes with requests.

#include <atomic>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#define BOOST_ASIO_DISABLE_CO_AWAIT
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <gmock/gmock.h>

#include "jobs/embedding_client.h"
#include "jobs/http_post.h"
#include "tests/jobs/fake_embeddings.h"
#include "tests/scratch_folder.h"
#include "text/error.h"

namespace awase {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using tcp = boost::asio::ip::tcp;
using testing::AllOf;
using testing::HasSubstr;

template <typename Type, void (*kFree)(Type*)>
struct Freer {
  void operator()(Type* value) const { kFree(value); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;

/// A certificate with its key.
struct Identity {
  Key key;
  Certificate certificate;

  std::string key_pem() const {
    return pem([&](BIO* out) {
      PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }
  std::string certificate_pem() const {
    return pem([&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); });
  }

 private:
  template <typename Write>
  static std::string pem(const Write& write) {
    BIO* out = BIO_new(BIO_s_mem());
    write(out);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out, &bytes);
    std::string text(bytes, static_cast<std::size_t>(size));
    BIO_free(out);
    return text;
  }
};

/// Signed by `issuer`, or by itself. `names` as OpenSSL's subjectAltName has them; for
/// an authority none. `last_day` is counted from today.
Identity make_identity(const Identity* issuer, const std::string& names,
                       long last_day = 2) {
  constexpr long kDay = 24L * 60 * 60;
  Identity made{Key(EVP_EC_gen("P-256")), Certificate(X509_new())};
  X509* certificate = made.certificate.get();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer == nullptr ? 1 : 2);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3 * kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate), last_day * kDay);
  X509_set_pubkey(certificate, made.key.get());
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(
      name, "CN", MBSTRING_ASC,
      reinterpret_cast<const unsigned char*>(names.empty() ? "authority" : "server"),
      -1, -1, 0);
  X509* const signer = issuer == nullptr ? certificate : issuer->certificate.get();
  X509_set_issuer_name(certificate, X509_get_subject_name(signer));
  const auto add = [&](int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, signer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
  };
  add(NID_basic_constraints, names.empty() ? "critical,CA:TRUE" : "CA:FALSE");
  if (!names.empty()) add(NID_subject_alt_name, names);
  X509_sign(certificate, issuer == nullptr ? made.key.get() : issuer->key.get(),
            EVP_sha256());
  return made;
}

/// A server of embeddings over TLS, one connection after the other.
class TlsServer {
 public:
  explicit TlsServer(const Identity& identity)
      : acceptor_(context_, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0)) {
    tls_.use_certificate_chain(asio::buffer(identity.certificate_pem()));
    tls_.use_private_key(asio::buffer(identity.key_pem()), ssl::context::pem);
    thread_ = std::thread([this] { run(); });
  }
  ~TlsServer() {
    is_ended_ = true;
    beast::error_code ignored;
    tcp::socket(context_).connect(acceptor_.local_endpoint(), ignored);  // Wakes it.
    thread_.join();
  }

  std::string url(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(acceptor_.local_endpoint().port());
  }
  int requests() const { return requests_; }
  std::string authorization() const { return authorization_; }

 private:
  void run() {
    while (!is_ended_) {
      beast::error_code error;
      tcp::socket socket(context_);
      acceptor_.accept(socket, error);
      if (error || is_ended_) continue;
      ssl::stream<tcp::socket> stream(std::move(socket), tls_);
      stream.handshake(ssl::stream_base::server, error);
      if (!error) answer(stream);
    }
  }

  void answer(ssl::stream<tcp::socket>& stream) {
    beast::error_code error;
    beast::flat_buffer buffer;
    http::request<http::string_body> request;
    http::read(stream, buffer, request, error);
    if (error) return;
    authorization_ = std::string(request[http::field::authorization]);
    ++requests_;
    const auto texts =
        nlohmann::json::parse(request.body())["input"].get<std::vector<std::string>>();
    http::response<http::string_body> response(http::status::ok, 11);
    response.body() = good(texts).body;
    response.prepare_payload();
    http::write(stream, response, error);
    stream.shutdown(error);
  }

  asio::io_context context_;
  ssl::context tls_{ssl::context::tls_server};
  tcp::acceptor acceptor_;
  std::atomic<bool> is_ended_ = false;
  std::atomic<int> requests_ = 0;
  std::string authorization_;  // Read when the client has its answer.
  std::thread thread_;
};

/// An authority that SSL_CERT_FILE names.
class HttpsTest : public testing::Test {
 protected:
  HttpsTest() : authority_(make_identity(nullptr, "")) {
    trust(folder_.write("authority.pem", authority_.certificate_pem()));
  }
  ~HttpsTest() override { ::unsetenv("SSL_CERT_FILE"); }

  static void trust(const std::string& file) {
    ::setenv("SSL_CERT_FILE", file.c_str(), 1);
  }

  static std::string refusal(const std::string& url) {
    EmbeddingClient client({.url = url, .request_seconds = 20.0});
    try {
      client.embed({"a", "b"});
    } catch (const EmbeddingError& error) {
      EXPECT_EQ(error.sent(), 0U) << "nothing is sent to whom nobody knows";
      return error.what();
    }
    return "no error";
  }

  ScratchFolder folder_;
  Identity authority_;
};

TEST_F(HttpsTest, AsksAServerWhoseCertificateIsForItsAddress) {
  const TlsServer server(make_identity(&authority_, "DNS:localhost,IP:127.0.0.1"));
  for (const char* host : {"localhost", "127.0.0.1"})
    EXPECT_EQ(
        EmbeddingClient({.url = server.url(host)}).embed({"a", "bb"}).vectors,
        (std::vector<std::vector<float>>{{1.0F, 97.0F, 1.0F}, {2.0F, 98.0F, 1.0F}}));
  EXPECT_EQ(server.authorization(), "");
}

TEST_F(HttpsTest, SendsTheKeyThatTheServerKnows) {
  const TlsServer server(make_identity(&authority_, "DNS:localhost"));
  EmbeddingClient({.url = server.url("localhost"), .key = "sk-1"}).embed({"a"});
  EXPECT_EQ(server.authorization(), "Bearer sk-1");
  EXPECT_THROW(EmbeddingClient({.url = "http://localhost", .key = "a\r\nX-Other: b"}),
               Error);
}

TEST_F(HttpsTest, SendsNothingWhereTheCertificateIsNotTrusted) {
  {
    const TlsServer server(make_identity(&authority_, "DNS:example.org"));
    EXPECT_THAT(refusal(server.url("localhost")),
                AllOf(HasSubstr("certificate is not trusted (hostname mismatch)"),
                      HasSubstr("SSL_CERT_FILE")));
    EXPECT_THAT(refusal(server.url("127.0.0.1")), HasSubstr("IP address mismatch"));
    EXPECT_EQ(server.requests(), 0);
  }
  {
    const TlsServer server(make_identity(&authority_, "DNS:localhost", -1));
    EXPECT_THAT(refusal(server.url("localhost")), HasSubstr("has expired"));
    EXPECT_EQ(server.requests(), 0);
  }
  const TlsServer server(make_identity(&authority_, "DNS:localhost"));
  const Identity other = make_identity(nullptr, "");
  trust(folder_.write("other.pem", other.certificate_pem()));
  EXPECT_THAT(refusal(server.url("localhost")),
              HasSubstr("certificate is not trusted ("));
  EXPECT_EQ(server.requests(), 0);
}

TEST_F(HttpsTest, SaysThatAServerSpeaksNoTls) {
  FakeServer plain(good);
  const std::string url = "https" + plain.url().substr(4);
  EXPECT_THAT(refusal(url), AllOf(HasSubstr("no answer ("), HasSubstr(url)));
}

}  // namespace
}  // namespace awase
