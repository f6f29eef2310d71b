#include <socle/csv/reader.hpp>

#include <socle/base/text.hpp>

#include <algorithm>
#include <cstring>

namespace socle::csv {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18U;
static_assert(kBufferBytes > 2 * kMaxLineBytes && kBufferBytes > kBlockBytes && kBlockBytes > 2 * kMaxLineBytes - 1);
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text) all |= static_cast<unsigned char>(c);
    return all < 0x80U;
}

// Sums of bytes vectorise; a count in 64 bits does not.
std::uint64_t count_lines(std::string_view text) {
    constexpr std::size_t kRun = 255;
    std::uint64_t count = 0;
    while (!text.empty()) {
        const std::string_view run = text.substr(0, 16 * kRun);
        std::uint8_t sums[16] = {};
        std::size_t i = 0;
        for (; i + 16 <= run.size(); i += 16) {
            for (std::size_t k = 0; k < 16; ++k) sums[k] = static_cast<std::uint8_t>(sums[k] + (run[i + k] == '\n' ? 1 : 0));
        }
        for (; i < run.size(); ++i) count += run[i] == '\n' ? 1U : 0U;
        for (const std::uint8_t sum : sums) count += sum;
        text.remove_prefix(run.size());
    }
    return count;
}

}  // namespace

Reader::Reader(Source source) : source_(std::move(source)), buffer_(kBufferBytes, '\0') {}

bool Reader::fill() {
    if (at_end_) return false;
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    const std::size_t got = source_(buffer_.data() + end_, buffer_.size() - end_);
    if (got == 0) at_end_ = true;
    end_ += got;
    return got != 0;
}

bool Reader::next_line(std::string_view& line, bool& too_long) {
    too_long = false;
    std::size_t searched = 0;
    for (;;) {
        const char* from = buffer_.data() + begin_ + searched;
        const void* found = end_ - begin_ > searched ? std::memchr(from, '\n', end_ - begin_ - searched) : nullptr;
        if (found != nullptr || (at_end_ && end_ > begin_)) {
            const char* stop = found != nullptr ? static_cast<const char*>(found) : buffer_.data() + end_;
            line = std::string_view(buffer_.data() + begin_, static_cast<std::size_t>(stop - (buffer_.data() + begin_)));
            begin_ += line.size() + (found != nullptr ? 1 : 0);
            too_long = too_long || line.size() > kMaxLineBytes;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            ++line_;
            return true;
        }
        if (at_end_) {
            line = {};
            if (too_long) ++line_;
            return too_long;
        }
        searched = end_ - begin_;
        if (searched > kMaxLineBytes) {
            // The line cannot be kept: its bytes are dropped as they come.
            too_long = true;
            begin_ = end_;
            searched = 0;
        }
        fill();
    }
}

Status Splitter::split(std::string_view line, std::vector<std::string_view>& fields) {
    if (!is_ascii(line) && base::find_invalid_utf8(line)) return Status::BadUtf8;
    fields.clear();
    if (line.find('"') != std::string_view::npos) return split_quoted(line, fields);
    for (;;) {
        const std::size_t at = line.find(separator_);
        fields.push_back(line.substr(0, at));
        if (at == std::string_view::npos) return fields.size() > kMaxFields ? Status::TooManyFields : Status::Record;
        line.remove_prefix(at + 1);
    }
}

Status Splitter::split_quoted(std::string_view line, std::vector<std::string_view>& fields) {
    unquoted_.clear();
    unquoted_.reserve(kMaxFields + 1);  // views into its elements must stay valid
    for (;;) {
        if (fields.size() > kMaxFields) return Status::TooManyFields;
        if (line.empty() || line.front() != '"') {
            const std::size_t at = line.find(separator_);
            const std::string_view field = line.substr(0, at);
            if (field.find('"') != std::string_view::npos) return Status::BadQuotes;
            fields.push_back(field);
            if (at == std::string_view::npos) return Status::Record;
            line.remove_prefix(at + 1);
            continue;
        }
        std::string text;
        std::size_t i = 1;
        for (;; ++i) {
            if (i >= line.size()) return Status::BadQuotes;
            if (line[i] != '"') {
                text += line[i];
            } else if (i + 1 < line.size() && line[i + 1] == '"') {
                text += '"';
                ++i;
            } else {
                break;
            }
        }
        ++i;
        unquoted_.push_back(std::move(text));
        fields.push_back(unquoted_.back());
        if (i == line.size()) return Status::Record;
        if (line[i] != separator_) return Status::BadQuotes;
        line.remove_prefix(i + 1);
    }
}

std::string_view take_line(std::string_view& text, bool& too_long) {
    const std::size_t at = text.find('\n');
    std::string_view line = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    too_long = line.size() > kMaxLineBytes;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

void Reader::skip_line() {
    for (;;) {
        const void* found = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
        begin_ = found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1 : end_;
        if (found != nullptr || !fill()) return;
    }
}

bool Reader::next_block(Block& block) {
    while (end_ - begin_ < kBlockBytes && fill()) {
    }
    const std::string_view held(buffer_.data() + begin_, std::min(end_ - begin_, kBlockBytes));
    block.first_line = line_ + 1;
    block.held.clear();
    if (held.empty()) return false;
    const auto hold = [&block](std::string_view lines) { block.held.assign(lines).append(Block::kMargin, '\0'); };
    const std::size_t last = held.rfind('\n');
    if (last == std::string_view::npos && held.size() > kMaxLineBytes) {
        hold(held.substr(0, kMaxLineBytes + 1));
        skip_line();
        ++line_;
        return true;
    }
    const std::string_view lines = held.substr(0, last == std::string_view::npos ? held.size() : last + 1);
    hold(lines);
    begin_ += lines.size();
    line_ += count_lines(lines) + (last == std::string_view::npos ? 1 : 0);
    return true;
}

Status Reader::next(std::vector<std::string_view>& fields) {
    std::string_view line;
    bool too_long = false;
    do {
        if (!next_line(line, too_long)) return Status::End;
        if (line_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    } while (line.empty() && !too_long);
    if (too_long) return Status::TooLong;
    if (separator_ == '\0') {
        separator_ = std::count(line.begin(), line.end(), ';') > std::count(line.begin(), line.end(), ',') ? ';' : ',';
        splitter_ = Splitter(separator_);
    }
    return splitter_.split(line, fields);
}

}  // namespace socle::csv
