// Internal: a body on its way from the thread of a connection to the one that reads it.
#pragma once

#include <socle/http/message.hpp>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace socle::http {

class BodyPipe final : public BodyReader {
public:
    // `room` is called by the reader, when put() had answered false and half of the place is free again.
    explicit BodyPipe(std::function<void()> room) : room_(std::move(room)) {}

    // Takes all of it. False: it is now full, put nothing more before `room`.
    bool put(std::string_view bytes);
    void finish();
    void fail();

    std::size_t read(char* buffer, std::size_t size) override;
    [[nodiscard]] bool broken() const override;

private:
    static constexpr std::size_t kFull = std::size_t{256} << 10U;

    std::function<void()> room_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::string bytes_;
    std::size_t read_ = 0;  // of bytes_
    bool waiting_for_room_ = false;
    bool finished_ = false;
    bool failed_ = false;
};

}  // namespace socle::http
