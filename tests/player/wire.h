// A connection to a driver on this machine.
#pragma once

#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace homebound::test {

class Wire {
 public:
  // Throws when nobody listens at the port.
  explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const sockaddr_in at = loopback(port);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) {
      ::close(socket_);
      throw std::runtime_error("nobody listens at port " + std::to_string(port));
    }
  }
  ~Wire() { ::close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error("the driver hung up");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  // Waits for bytes; none at the end.
  std::string some() const {
    std::string bytes(1 << 16, '\0');
    ssize_t came = 0;
    do came = ::recv(socket_, bytes.data(), bytes.size(), 0);
    while (came < 0 && errno == EINTR);
    bytes.resize(came < 0 ? 0 : static_cast<std::size_t>(came));
    return bytes;
  }

  static bool listens(int port) {
    try {
      const Wire wire(port);
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  // A port that nobody has taken yet.
  static int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at = loopback(0);
    socklen_t size = sizeof at;
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size) != 0)
      throw std::runtime_error("no free port");
    ::close(socket);
    return ntohs(at.sin_port);
  }

 private:
  static sockaddr_in loopback(int port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    return at;
  }
  int socket_;
};

}  // namespace homebound::test
