// From plans to civil years: rights and cash of a CPTS by year and by poste (what the money is for).
#pragma once

#include <socle/plan/plan.hpp>
#include <socle/rules/law.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace socle::simulate {

// The civil years looked at.
struct Fenetre {
    int first = 0;
    int last = 0;  // included

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first + 1); }
    [[nodiscard]] bool holds(int year) const { return year >= first && year <= last; }
    [[nodiscard]] std::size_t index(int year) const { return static_cast<std::size_t>(year - first); }
};

struct Poste {
    std::string code;  // "fonctionnement", id of a mission, "majoration", "ecretement", "additionnel"
    std::string libelle;
};

// The postes of several laws together, the structure first, and where each line belongs.
class Postes {
public:
    explicit Postes(const std::vector<const rules::Law*>& laws);

    [[nodiscard]] const std::vector<Poste>& list() const { return list_; }
    [[nodiscard]] std::size_t size() const { return list_.size(); }
    // Index of the poste of a line of a law.
    [[nodiscard]] std::size_t of(const rules::Law& law, const rules::Line& line) const;

private:
    [[nodiscard]] std::size_t find(const std::string& code) const;
    std::vector<Poste> list_;
};

// Cents by civil year of the window; what is unknown counts for nothing and is flagged.
struct Flux {
    Flux(const Fenetre& fenetre, std::size_t postes);
    void add(const Flux& other);
    [[nodiscard]] static std::uint64_t bytes(const Fenetre& fenetre, std::size_t postes);  // that one takes, about

    std::vector<std::int64_t> rights;        // by year
    std::vector<std::int64_t> cash;
    std::vector<std::int64_t> poste_rights;  // by poste, then year
    std::vector<std::int64_t> poste_cash;
    std::vector<bool> unknown;               // by year
    std::vector<bool> poste_unknown;         // by poste, then year
    std::vector<bool> has_poste;             // a line of the poste was due in a year of the window
};

// Shares plans of one law between civil years and postes. The rights of a contract year are shared as plan::compute shares
// their total; each poste likewise, and the structure takes the cents that rounding leaves, so that postes add up.
class Ventilation {
public:
    Ventilation(const Fenetre& fenetre, const Postes& postes, const rules::Law& law);

    void add(const plan::Plan& plan, Flux& flux) const;
    void add_rights(const plan::Year& year, Flux& flux) const;  // of one contract year
    [[nodiscard]] std::size_t poste_of(std::uint32_t version, std::uint32_t line) const { return poste_of_[version][line]; }

private:
    void flag_unknown(Flux& flux, std::size_t poste, int civil) const;
    void put(std::vector<std::int64_t>& table, std::size_t row, int civil, std::int64_t cents) const;

    Fenetre fenetre_;
    std::size_t postes_;
    std::vector<std::vector<std::size_t>> poste_of_;  // by version, then line
};

}  // namespace socle::simulate
