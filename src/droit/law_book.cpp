#include <socle/droit/law_book.hpp>

#include <algorithm>

namespace socle::droit {

namespace {

template <class T>
const T* find_by_id(const std::vector<T>& items, std::string_view id) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return at == items.end() ? nullptr : &*at;
}

}  // namespace

const Texte* find_texte(const LawBook& law, std::string_view id) { return find_by_id(law.textes, id); }
const Document* find_document(const LawBook& law, std::string_view id) { return find_by_id(law.documents, id); }
const Ambiguite* find_ambiguite(const LawBook& law, std::string_view id) { return find_by_id(law.ambiguites, id); }
const Parametre* find_parametre(const LawBook& law, std::string_view id) { return find_by_id(law.parametres, id); }

const Parametre::Valeur* value_at(const Parametre& parametre, calendar::Date date) {
    const Parametre::Valeur* found = nullptr;
    for (const Parametre::Valeur& value : parametre.valeurs) {
        if (value.effet <= date) found = &value;
    }
    if (found != nullptr && found->fin && *found->fin < date) return nullptr;
    return found;
}

std::string_view default_reading(const LawBook& law, std::string_view ambiguite) {
    const Ambiguite* found = find_ambiguite(law, ambiguite);
    return found == nullptr || found->lectures.empty() ? std::string_view{} : found->lectures.front().id;
}

std::string_view reading_of(const LawBook& law, const Lectures& lectures, std::string_view ambiguite) {
    const std::string_view chosen = lectures.find(ambiguite);
    return chosen.empty() ? default_reading(law, ambiguite) : chosen;
}

}  // namespace socle::droit
