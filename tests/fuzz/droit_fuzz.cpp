// Any text as a law file: it must be read or refused, and what is sound must be computed, without crash, leak or hang.
//
// The input is laid over the law of the folder `droit` (found from the current folder), so that changed copies of its
// files stay sound often enough to reach the engine. Seeds: copies of droit/**/*.toml, made by the caller.
#include <socle/app/controls.hpp>
#include <socle/app/engine.hpp>
#include <socle/droit_files/folder.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>

using namespace socle;

namespace {

const droit::LawBook& law_of_the_folder() {
    static const droit::LawBook book = [] {
        droit::LawBook parsed;
        const auto files = droit_files::read_folder("droit");
        if (!files) return parsed;
        for (const auto& file : *files) static_cast<void>(droit_files::parse_into(file, parsed));
        return parsed;
    }();
    return book;
}

template <class T>
void lay_over(std::vector<T>& under, const std::vector<T>& over) {
    std::erase_if(under, [&](const T& old) {
        return std::any_of(over.begin(), over.end(), [&](const T& item) { return item.id == old.id; });
    });
    under.insert(under.end(), over.begin(), over.end());
}

droit::LawBook laid_over_the_folder(const droit::LawBook& input) {
    droit::LawBook book = law_of_the_folder();
    lay_over(book.documents, input.documents);
    lay_over(book.ambiguites, input.ambiguites);
    lay_over(book.textes, input.textes);
    lay_over(book.parametres, input.parametres);
    book.affirmations.insert(book.affirmations.end(), input.affirmations.begin(), input.affirmations.end());
    return book;
}

void ask(const app::Engine& engine) {
    app::Situation situation;
    situation.date = *calendar::make_date(2024, 3, 1);
    situation.population = 200'000;
    situation.membres = 100;
    situation.missions = {"toutes"};
    situation.taux = {{"tous", money::Rate{625'000}}};
    situation.plan = droit::PlanCrise::Redaction;
    situation.crise = true;
    static_cast<void>(engine.simuler(situation));
    static_cast<void>(engine.leviers(situation));

    app::Contrat contrat;
    contrat.populations = {60'000, 90'000};
    contrat.date_signature = *calendar::make_date(2024, 2, 29);
    contrat.membres = 100;
    for (const rules::MissionInfo& mission : engine.law().missions) {
        contrat.missions.push_back({mission.id, *calendar::make_date(2024, 9, 1), std::nullopt, std::nullopt, {}});
    }
    static_cast<void>(engine.plan(contrat));
}

void compute(const droit::LawBook& book) {
    if (!droit::check(book).empty()) return;
    static_cast<void>(app::check_controls(book));
    std::set<std::string> instruments;
    for (const droit::Texte& texte : book.textes) instruments.insert(texte.instrument);
    for (const std::string& instrument : instruments) {
        app::EngineOptions options;
        options.instrument = instrument;
        if (const auto engine = app::Engine::create(book, options)) ask(*engine);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > droit_files::kMaxFileBytes) return 0;
    droit::LawBook input;
    const droit_files::LawFile file{"fuzz.toml", std::string(data, data + size)};
    if (!droit_files::parse_into(file, input).empty()) return 0;
    compute(input);
    compute(laid_over_the_folder(input));
    return 0;
}
