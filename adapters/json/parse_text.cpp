#include "parse_text.hpp"

#include <socle/base/text.hpp>

#include <utility>
#include <vector>

namespace socle::json {

namespace {

constexpr std::size_t kMaxDepth = 64;

// Builds the value as the parser walks the text: the parser's own way of building one reports mistakes by exceptions.
class Builder : public nlohmann::json::json_sax_t {
public:
    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(nlohmann::json::value_t::object); }
    bool start_array(std::size_t) override { return open(nlohmann::json::value_t::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        auto [at, added] = open_.back()->get_ref<nlohmann::json::object_t&>().try_emplace(std::move(name));
        if (!added && doubled_.empty()) doubled_ = at->first.empty() ? "(vide)" : at->first;
        member_ = &at->second;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        failed_at_ = position;
        return false;
    }

    [[nodiscard]] nlohmann::json take() { return std::move(root_); }
    [[nodiscard]] const std::string& doubled() const { return doubled_; }
    [[nodiscard]] bool too_deep() const { return too_deep_; }
    [[nodiscard]] std::size_t failed_at() const { return failed_at_; }

private:
    template <class Value>
    nlohmann::json* put(Value&& value) {
        if (open_.empty()) {
            root_ = std::forward<Value>(value);
            return &root_;
        }
        if (member_ != nullptr) {
            *member_ = std::forward<Value>(value);
            return std::exchange(member_, nullptr);
        }
        auto& items = open_.back()->get_ref<nlohmann::json::array_t&>();
        items.emplace_back(std::forward<Value>(value));
        return &items.back();
    }
    template <class Value>
    bool add(Value&& value) {
        static_cast<void>(put(std::forward<Value>(value)));
        return true;
    }
    bool open(nlohmann::json::value_t type) {
        too_deep_ = open_.size() == kMaxDepth;
        if (too_deep_) return false;
        open_.push_back(put(nlohmann::json(type)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    nlohmann::json root_;
    std::vector<nlohmann::json*> open_;
    nlohmann::json* member_ = nullptr;  // of the innermost object, waiting for its value
    std::string doubled_;
    bool too_deep_ = false;
    std::size_t failed_at_ = 0;
};

// Line and column of a byte, from 1.
std::string place_at(std::string_view text, std::size_t byte, const std::string& name) {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
        ++column;
        if (text[i] == '\n') {
            ++line;
            column = 1;
        }
    }
    return base::to_string({name, line, column});
}

}  // namespace

base::Result<nlohmann::json> parse_text(std::string_view text, const std::string& name) {
    if (base::trim(text).empty()) return base::fail("fichier-vide", name, "le texte est vide", "Donnez du JSON.");
    Builder builder;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
        if (builder.too_deep()) return base::fail("json-trop-profond", name, "les objets sont imbriqués sur plus de 64 niveaux", "Vérifiez le fichier.");
        return base::fail("json", place_at(text, builder.failed_at(), name), "ce n'est pas du JSON correct",
                          "Corrigez la syntaxe à cet endroit : guillemets, virgules, accolades, encodage UTF-8.");
    }
    if (!builder.doubled().empty()) {
        return base::fail("cle-en-double", name + " « " + base::printable(builder.doubled()) + " »", "cette clé figure deux fois dans le même objet", "Gardez-en une seule.");
    }
    return builder.take();
}

}  // namespace socle::json
