// Reduces the packages of editions.json to the small files of donnees/. Node 18 or later, no dependency.
//
//   node reduire.mjs --liste
//   node reduire.mjs --archives DIR --travail DIR --sortie DIR
//
// Same packages, same bytes out: no date, no locale, no order of iteration from outside.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {atomsByCommune, geographyOf, populationsIn} from './geographie.mjs'

const config = JSON.parse(fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'editions.json'), 'utf8'))
// The populations of census year N are in force from 1 January N + 3 (yearly decree of December N + 2).
const kYearsBeforeInForce = 3

function stop(message) {
  console.error(`erreur : ${message}`)
  process.exit(1)
}

function option(name) {
  const at = process.argv.indexOf(name)
  if (at < 0 || at + 1 >= process.argv.length) stop(`il manque ${name}`)
  return process.argv[at + 1]
}

const byteOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

function readEdition(entry, archives, work) {
  const file = path.join(archives, `${config.paquet.replace('@', '').replace('/', '-')}-${entry.version}.tgz`)
  if (!fs.existsSync(file)) stop(`archive absente : ${file}`)
  const digest = 'sha512-' + createHash('sha512').update(fs.readFileSync(file)).digest('base64')
  if (digest !== entry.integrite) stop(`${file} : empreinte inattendue ${digest}`)
  const folder = path.join(work, entry.version)
  fs.mkdirSync(folder, {recursive: true})
  execFileSync('tar', ['-xzf', file, '-C', folder, '--no-same-owner'])
  const load = name => {
    const json = path.join(folder, 'package', 'data', `${name}.json`)
    return fs.existsSync(json) ? JSON.parse(fs.readFileSync(json, 'utf8')) : []
  }
  const data = {
    ...entry,
    communes: load('communes'), epci: load('epci'), ept: load('ept'),
    departements: load('departements'), regions: load('regions')
  }
  fs.rmSync(folder, {recursive: true})
  return data
}

// The files are split on ';' by a reader that knows no quotes: straight quotes become French ones, the rest must not occur.
function field(value) {
  if (value === undefined || value === null) return ''
  const text = String(value).replace(/"([^"]*)"/g, '« $1 »')
  if (/[;"\u0000-\u001F\u007F]/.test(text) || text !== text.trim()) stop(`champ impossible à écrire : ${JSON.stringify(value)}`)
  return text
}

function write(folder, name, header, rows, keyColumns = 1) {
  const key = row => row.slice(0, keyColumns).join(';')
  rows.sort((a, b) => byteOrder(key(a), key(b)))
  rows.forEach((row, i) => {
    if (row.length !== header.length) stop(`${name} : ${row.length} colonnes pour ${header.length}`)
    if (i > 0 && key(row) === key(rows[i - 1])) stop(`${name} : deux fois ${key(row)}`)
  })
  const text = [header, ...rows].map(row => row.map(field).join(';')).join('\n') + '\n'
  fs.writeFileSync(path.join(folder, name), text)
}

function membership(groups, current, label) {
  const of = new Map()
  for (const group of groups) {
    for (const member of group.membres) {
      if (!current.has(member.code)) stop(`${label} ${group.code} : ${member.code} n'est pas une commune actuelle`)
      if (of.has(member.code)) stop(`${label} : ${member.code} est membre de deux groupements`)
      of.set(member.code, group.code)
    }
  }
  return of
}

// Former codes and names: municipalities that kept a name inside a merged one, and earlier names of the editions held.
function formerNames(editions, ownerOf, current) {
  const rows = new Map()
  for (const edition of [...editions].reverse()) {
    for (const c of edition.communes) {
      if (c.type === 'arrondissement-municipal') continue
      const owner = ownerOf.get(c.code)
      if (owner === undefined || current.get(owner).nom === c.nom) continue
      rows.set(`${c.code};${c.nom}`, [c.code, c.nom, owner])
    }
  }
  return [...rows.values()]
}

function checkSamePopulations(edition, source) {
  const before = new Map(source.communes.filter(c => c.type === 'commune-actuelle').map(c => [c.code, c.population]))
  for (const c of edition.communes) {
    if (c.type === 'commune-actuelle' && before.has(c.code) && before.get(c.code) !== c.population) {
      stop(`édition ${edition.edition} : ${c.code} diffère de l'édition ${source.edition}, elle ne peut en reprendre les populations`)
    }
  }
}

function main() {
  const archives = option('--archives')
  const work = option('--travail')
  const out = option('--sortie')
  const editions = config.editions.map(entry => readEdition(entry, archives, work))
  const last = editions.at(-1)
  const years = editions.map(e => e.edition)

  const current = new Map(last.communes.filter(c => c.type === 'commune-actuelle').map(c => [c.code, c]))
  const arrondissements = last.communes.filter(c => c.type === 'arrondissement-municipal')
  const epciOf = membership(last.epci, current, 'EPCI')
  const eptOf = membership(last.ept, current, 'EPT')
  const {ownerOf, formerOf} = geographyOf(editions, current)

  const columns = []
  const splits = []
  for (const edition of editions) {
    const source = editions.find(e => e.edition === (edition.populations_de ?? edition.edition))
    if (source !== edition) checkSamePopulations(edition, source)
    const {population, split, total} = populationsIn(source, atomsByCommune(source), ownerOf, stop)
    columns.push(population)
    for (const s of split) splits.push([edition.edition, s.code, s.population, s.communes.join(' ')])
    const own = [...population.values()].reduce((a, b) => a + b, 0)
    const inSplits = split.reduce((a, s) => a + s.population, 0)
    const missing = [...current.keys()].filter(code => !population.has(code)).length
    if (own + inSplits !== total) stop(`édition ${edition.edition} : ${own} + ${inSplits} au lieu de ${total}`)
    const held = sumCurrent(edition)
    console.log(`édition ${edition.edition} : ${own} habitants dans les communes de ${last.edition}, ${inSplits} dans des communes` +
      ` divisées depuis, ${missing} communes sans population ; total du paquet ${held}` +
      (held === own + inSplits ? ' (égal)' : ` (écart ${own + inSplits - held}, voir LISEZMOI.md)`))
    if (source === edition && held !== own + inSplits) stop('le total du paquet n\'est pas retrouvé')
  }

  const districts = editions.map(e => new Map(e.communes.filter(c => c.type === 'arrondissement-municipal').map(c => [c.code, c])))
  const rows = [...current.values()].map(c => [
    c.code, c.nom, 'c', c.departement, c.region, epciOf.get(c.code), eptOf.get(c.code), '',
    [...(c.codesPostaux ?? [])].sort(byteOrder).join(' '), [...(formerOf.get(c.code) ?? [])].sort(byteOrder).join(' '),
    ...columns.map(column => column.get(c.code))
  ])
  for (const a of arrondissements) {
    if (!current.has(a.commune)) stop(`${a.code} : commune ${a.commune} inconnue`)
    rows.push([a.code, a.nom, 'a', a.departement, a.region, '', '', a.commune, [...a.codesPostaux].sort(byteOrder).join(' '), '',
      ...districts.map(d => d.get(a.code)?.population)])
  }
  write(out, 'communes.csv', ['code', 'nom', 'type', 'departement', 'region', 'epci', 'ept', 'parent', 'codes_postaux', 'anciens',
    ...years.map(y => `p${y}`)], rows)
  write(out, 'epci.csv', ['code', 'nom', 'type'], [...last.epci, ...last.ept].map(e => [e.code, e.nom, e.type]))
  write(out, 'departements.csv', ['code', 'nom', 'region'], last.departements.map(d => [d.code, d.nom, d.region]))
  write(out, 'regions.csv', ['code', 'nom'], last.regions.map(r => [r.code, r.nom]))
  write(out, 'anciennes.csv', ['code', 'nom', 'commune_actuelle'], formerNames(editions, ownerOf, current), 2)
  write(out, 'scissions.csv', ['edition', 'commune_divisee', 'population', 'communes_actuelles'], splits, 2)
  write(out, 'millesimes.csv', ['edition', 'paquet', 'recensement', 'en_vigueur', 'remarque'], editions.map(e => [
    e.edition, `${config.paquet} ${e.version}`, e.recensement, e.recensement + kYearsBeforeInForce,
    [config.remarque_commune, e.remarque].filter(Boolean).join('. ')
  ]))
}

function sumCurrent(edition) {
  return edition.communes.filter(c => c.type === 'commune-actuelle').reduce((sum, c) => sum + (c.population ?? 0), 0)
}

if (process.argv.includes('--liste')) {
  for (const e of config.editions) console.log(`${config.paquet}@${e.version}`)
} else {
  main()
}
