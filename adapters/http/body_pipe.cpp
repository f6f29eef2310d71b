#include "body_pipe.hpp"

#include <algorithm>
#include <cstring>

namespace socle::http {

bool BodyPipe::put(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    bytes_.append(bytes);
    arrived_.notify_one();
    waiting_for_room_ = bytes_.size() - read_ >= kFull;
    return !waiting_for_room_;
}

void BodyPipe::finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    arrived_.notify_one();
}

void BodyPipe::fail() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    arrived_.notify_one();
}

std::size_t BodyPipe::read(char* buffer, std::size_t size) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return failed_ || finished_ || read_ < bytes_.size(); });
    if (failed_) return 0;
    const std::size_t count = std::min(size, bytes_.size() - read_);
    std::memcpy(buffer, bytes_.data() + read_, count);
    read_ += count;
    if (read_ == bytes_.size() || read_ >= kFull) {
        bytes_.erase(0, read_);
        read_ = 0;
    }
    const bool tell = waiting_for_room_ && bytes_.size() - read_ < kFull / 2;
    if (tell) waiting_for_room_ = false;
    lock.unlock();
    if (tell) room_();
    return count;
}

bool BodyPipe::broken() const {
    const std::lock_guard lock(mutex_);
    return failed_;
}

}  // namespace socle::http
