#include <socle/app/instruments.hpp>

#include <algorithm>

namespace socle::app {

base::Checked<std::vector<rules::Law>> compile_instruments(const droit::LawBook& book, const EngineOptions& options) {
    std::vector<std::string> instruments{options.instrument};
    for (const droit::Texte& texte : book.textes) {
        if (std::find(instruments.begin(), instruments.end(), texte.instrument) == instruments.end()) instruments.push_back(texte.instrument);
    }
    std::vector<rules::Law> laws;
    for (const std::string& instrument : instruments) {
        auto law = rules::compile(book, {instrument, options.lectures, {}, true});
        if (!law) return std::unexpected(std::move(law.error()));
        laws.push_back(std::move(*law));
    }
    return laws;
}

std::vector<const rules::Law*> with_line(const std::vector<rules::Law>& laws, std::string_view code) {
    std::vector<const rules::Law*> found;
    for (const rules::Law& law : laws) {
        if (std::any_of(law.columns.begin(), law.columns.end(), [&](const rules::Column& column) { return column.code == code; })) found.push_back(&law);
    }
    return found;
}

}  // namespace socle::app
