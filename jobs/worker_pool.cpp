// SPDX-License-Identifier: Apache-2.0
//
// A job goes to a worker as its size (8 bytes) and its bytes, an answer comes back as
// its size, a letter (WorkEnd) and its bytes, both over a socket pair.

#include "jobs/worker_pool.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kJobsAhead = 2;
constexpr std::size_t kSizeBytes = sizeof(std::uint64_t);
/// A worker that has grown by so much is replaced when no limit is given.
constexpr std::size_t kMostGrown = std::size_t{1} << 30;

std::string framed_size(std::size_t size) {
  const auto wide = static_cast<std::uint64_t>(size);
  std::string bytes(kSizeBytes, '\0');
  std::memcpy(bytes.data(), &wide, kSizeBytes);
  return bytes;
}

std::size_t size_in(const char* bytes) {
  std::uint64_t wide = 0;
  std::memcpy(&wide, bytes, kSizeBytes);
  return static_cast<std::size_t>(wide);
}

bool read_all(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::read(socket, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

/// Size, end and bytes at once: each write wakes the parent.
bool answer(int socket, WorkEnd end, std::string_view bytes) {
  std::string framed = framed_size(bytes.size());
  framed += static_cast<char>(end);
  framed += bytes;
  return write_all(framed, [socket](std::string_view rest) {
           return ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
         }) == 0;
}

/// Address space of this process, in bytes.
std::size_t address_space() {
  std::size_t pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%zu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t peak_resident() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

Message describe_death(int status) {
  if (WIFEXITED(status))
    return Message("the work ended by itself with status {status}; please report it",
                   {{"status", WEXITSTATUS(status)}});
  const int signal = WTERMSIG(status);
  if (signal == SIGKILL)
    return Message(
        "killed from outside, as a machine without memory does; use fewer -j, or "
        "--max-memory");
  return Message("crashed ({signal}); please report it with the two texts",
                 {{"signal", ::strsignal(signal)}});
}

}  // namespace

WorkerPool::WorkerPool(unsigned workers, WorkLimits limits, Work work)
    : limits_(limits), work_(std::move(work)), workers_(std::max(1U, workers)) {
  for (Worker& worker : workers_) start(worker);
}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_) ::kill(worker.pid, SIGKILL);
  for (Worker& worker : workers_) ::waitpid(worker.pid, nullptr, 0);
}

void WorkerPool::start(Worker& worker) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw Error(ErrorKind::unavailable,
                Message("-j: no socket for a worker; use fewer"));
  Descriptor ours(ends[0]);
  Descriptor theirs(ends[1]);
  std::fflush(nullptr);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) {
    throw Error(ErrorKind::unavailable,
                Message("-j: no process for a worker; use fewer"));
  }
  if (pid == 0) {
    // Its parent ends it, not the terminal; and it does not outlive its parent.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(0);
    for (Worker& other : workers_) other.socket.reset();
    ours.reset();
    run_worker(theirs.get());
  }
  ::fcntl(ours.get(), F_SETFL, O_NONBLOCK);
  worker.pid = pid;
  worker.socket = std::move(ours);
}

void WorkerPool::run_worker(int socket) const {
  if (const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC); nothing >= 0) {
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
  }
  const rlimit no_core = {0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (limits_.max_memory_bytes > 0) {
    const rlim_t most = address_space() + limits_.max_memory_bytes;
    const rlimit limit = {most, most};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  const std::size_t most_grown =
      limits_.max_memory_bytes > 0 ? limits_.max_memory_bytes / 2 : kMostGrown;
  const std::size_t at_first = peak_resident();
  try {
    std::string job;
    for (char head[kSizeBytes]; read_all(socket, head, kSizeBytes);) {
      job.resize(size_in(head));
      if (!read_all(socket, job.data(), job.size())) break;
      if (!answer(socket, WorkEnd::done, work_(job))) break;
      // Memory that one job took and the next could not use. Its successor starts lean.
      if (peak_resident() > at_first + most_grown) break;
    }
  } catch (const std::bad_alloc&) {
    answer(socket, WorkEnd::out_of_memory, "");
  } catch (const std::exception& error) {
    answer(socket, WorkEnd::crashed, Message::verbatim(error.what()).to_bytes());
  }
  ::_exit(0);
}

bool WorkerPool::has_room() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) {
    return worker.jobs.size() < kJobsAhead;
  });
}

std::size_t WorkerPool::pending() const {
  std::size_t count = 0;
  for (const Worker& worker : workers_) count += worker.jobs.size();
  return count;
}

void WorkerPool::submit(std::size_t number, std::string job) {
  Worker& worker = *std::min_element(
      workers_.begin(), workers_.end(),
      [](const Worker& a, const Worker& b) { return a.jobs.size() < b.jobs.size(); });
  worker.jobs.push_back({number, std::move(job)});
  if (worker.jobs.size() == 1) begin_first(worker);
  send(worker, worker.jobs.back());
}

void WorkerPool::begin_first(Worker& worker) const {
  worker.deadline =
      running() + std::chrono::duration_cast<Clock::duration>(
                      std::chrono::duration<double>(limits_.timeout_seconds));
}

/// Time that was spent in wait().
WorkerPool::Clock::duration WorkerPool::running() const {
  return in_ ? waited_ + (Clock::now() - *in_) : waited_;
}

void WorkerPool::send(Worker& worker, const Job& job) {
  worker.to_write += framed_size(job.bytes.size());
  worker.to_write += job.bytes;
  flush(worker);
}

/// Writes what the socket takes. False when the worker is gone; wait() finds out why.
bool WorkerPool::flush(Worker& worker) {
  std::size_t done = 0;
  bool alive = true;
  while (done < worker.to_write.size()) {
    const ssize_t count = ::send(worker.socket.get(), worker.to_write.data() + done,
                                 worker.to_write.size() - done, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) alive = errno == EAGAIN || errno == EWOULDBLOCK;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  worker.to_write.erase(0, done);
  return alive;
}

std::vector<WorkResult> WorkerPool::wait(double seconds, int also) {
  in_ = Clock::now();
  double most = seconds;
  std::vector<pollfd> polled;
  for (const Worker& worker : workers_) {
    const int events = POLLIN | (worker.to_write.empty() ? 0 : POLLOUT);
    polled.push_back({worker.socket.get(), static_cast<short>(events), 0});
    if (limits_.timeout_seconds > 0.0 && !worker.jobs.empty())
      most = std::min(most,
                      std::chrono::duration<double>(worker.deadline - waited_).count());
  }
  polled.push_back({also, POLLIN, 0});
  const double milliseconds = std::clamp(most * 1000.0 + 1.0, 0.0, 1e6);
  std::vector<WorkResult> results;
  if (::poll(polled.data(), polled.size(), static_cast<int>(milliseconds)) >= 0)
    take_ready(polled, results);
  waited_ = running();
  in_.reset();
  return results;
}

void WorkerPool::take_ready(const std::vector<pollfd>& polled,
                            std::vector<WorkResult>& results) {
  for (std::size_t k = 0; k < workers_.size(); ++k) {
    Worker& worker = workers_[k];
    if ((polled[k].revents & POLLOUT) != 0) flush(worker);
    if ((polled[k].revents & (POLLIN | POLLHUP | POLLERR)) != 0) take(worker, results);
    if (limits_.timeout_seconds > 0.0 && !worker.jobs.empty() &&
        running() >= worker.deadline)
      replace(worker, true, results);
  }
}

void WorkerPool::take(Worker& worker, std::vector<WorkResult>& results) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(worker.socket.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (count <= 0) {
      take_answers(worker, results);
      replace(worker, false, results);
      return;
    }
    worker.read.append(buffer, static_cast<std::size_t>(count));
    if (static_cast<std::size_t>(count) < sizeof buffer) break;
  }
  take_answers(worker, results);
}

void WorkerPool::take_answers(Worker& worker, std::vector<WorkResult>& results) {
  std::size_t at = 0;
  while (worker.read.size() - at > kSizeBytes && !worker.jobs.empty()) {
    const std::size_t size = size_in(worker.read.data() + at);
    if (worker.read.size() - at - kSizeBytes - 1 < size) break;
    const auto end = static_cast<WorkEnd>(worker.read[at + kSizeBytes]);
    results.push_back({worker.jobs.front().number, end,
                       worker.read.substr(at + kSizeBytes + 1, size)});
    worker.jobs.pop_front();
    begin_first(worker);
    at += kSizeBytes + 1 + size;
  }
  worker.read.erase(0, at);
}

/// Another process in the place of one that has ended, or has to.
void WorkerPool::replace(Worker& worker, bool timed_out,
                         std::vector<WorkResult>& results) {
  if (timed_out) ::kill(worker.pid, SIGKILL);
  int status = 0;
  while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
  }
  worker.socket.reset();
  // One that ended well did so between two jobs: none of those it had was begun.
  const bool left = WIFEXITED(status) && WEXITSTATUS(status) == 0 && !timed_out;
  if (!left && !worker.jobs.empty()) {
    WorkResult result{worker.jobs.front().number, WorkEnd::crashed,
                      describe_death(status).to_bytes()};
    if (timed_out) result.end = WorkEnd::timed_out;
    worker.jobs.pop_front();
    results.push_back(std::move(result));
  }
  worker.to_write.clear();
  worker.read.clear();
  start(worker);
  if (!worker.jobs.empty()) begin_first(worker);
  for (const Job& job : worker.jobs) send(worker, job);
}

unsigned usable_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

}  // namespace awase
