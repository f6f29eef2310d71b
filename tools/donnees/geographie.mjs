// Earlier populations in the geography of the last edition.
//
// An *atom* is a code that was once a commune: a commune covers its own code, those of the communes merged into it and those of
// its communes déléguées and associées. A commune of an earlier edition whose atoms all lie in one commune of today counts for
// that one; when they lie in several, it has been divided since, and nothing tells how its inhabitants shared out.

// code of a current commune → Set of the atoms it covers in that edition. What a commune déléguée or associée says of itself wins
// over the lists of former codes, which err in places: they name communes that exist in the same edition, or that belong to
// another; in an edition marked `sans_anciens_codes` they are attached to the wrong communes and are not used at all.
export function atomsByCommune(edition) {
  const atoms = new Map()
  for (const c of edition.communes) {
    if (c.type === 'commune-actuelle') atoms.set(c.code, new Set([c.code]))
  }
  const placed = new Set(atoms.keys())
  for (const c of edition.communes) {
    if (!c.chefLieu || placed.has(c.code)) continue
    atoms.get(c.chefLieu)?.add(c.code)
    placed.add(c.code)
  }
  for (const c of edition.communes) {
    if (c.type !== 'commune-actuelle' || edition.sans_anciens_codes) continue
    for (const code of c.anciensCodes ?? []) if (!placed.has(code)) atoms.get(c.code).add(code)
  }
  return atoms
}

// ownerOf: any known code → the commune of today that holds it; formerOf: commune of today → Set of its former codes.
export function geographyOf(editions, current) {
  const last = editions.at(-1)
  const ownerOf = new Map()
  for (const code of current.keys()) ownerOf.set(code, code)
  for (const [code, atoms] of atomsByCommune(last)) {
    for (const atom of atoms) if (!current.has(atom)) ownerOf.set(atom, code)
  }
  // Older editions know codes that the last one forgot; they count only where they can mean one commune.
  for (const edition of [...editions].slice(0, -1).reverse()) {
    const found = new Map()
    for (const [code, atoms] of atomsByCommune(edition)) {
      const owners = new Set([...atoms].map(a => ownerOf.get(a)).filter(Boolean))
      if (owners.size !== 1) continue
      for (const atom of atoms) if (!ownerOf.has(atom)) found.set(atom, [...owners][0])
    }
    for (const [atom, owner] of found) ownerOf.set(atom, owner)
  }
  const formerOf = new Map()
  for (const [atom, owner] of ownerOf) {
    if (atom === owner) continue
    if (!formerOf.has(owner)) formerOf.set(owner, new Set())
    formerOf.get(owner).add(atom)
  }
  return {ownerOf, formerOf}
}

// population: commune of today → inhabitants, absent when the edition does not tell; split: what was counted together then.
export function populationsIn(edition, atoms, ownerOf, stop) {
  const population = new Map()
  const split = []
  const blocked = new Set()
  let total = 0
  for (const c of edition.communes) {
    if (c.type !== 'commune-actuelle' || c.population === undefined) continue
    if (!Number.isInteger(c.population) || c.population < 0) stop(`${c.code} : population ${c.population}`)
    total += c.population
    const owners = [...new Set([...atoms.get(c.code)].map(a => ownerOf.get(a)).filter(Boolean))].sort()
    if (owners.length === 0) stop(`édition ${edition.edition} : ${c.code} ${c.nom} n'est dans aucune commune actuelle`)
    if (owners.length === 1) {
      population.set(owners[0], (population.get(owners[0]) ?? 0) + c.population)
    } else {
      split.push({code: c.code, population: c.population, communes: owners})
      owners.forEach(o => blocked.add(o))
    }
  }
  for (const code of blocked) {
    if (population.has(code)) stop(`édition ${edition.edition} : ${code} est à la fois divisée et peuplée`)
  }
  return {population, split, total}
}
