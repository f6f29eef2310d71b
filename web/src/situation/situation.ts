// What the address says of one CPTS, and back. Texts are kept as typed: the engine says what is wrong with them, and where.

export interface Place {
  code: string;
  /** Part of the commune's inhabitants, "1" for all, "0.5" for half. */
  share: string;
}

/** What is said of one mission beside its being engaged. */
export interface MissionFacts {
  /** ISO date; nothing: as late as the law allows. */
  start?: string;
  /** Percent, one for each contract year; the last one holds for the years after. Nothing: the common rate. */
  rates?: string[];
}

export interface Situation {
  name: string;
  /** Typed inhabitants; stands aside when places are chosen. */
  population: string;
  places: Place[];
  signature: string;
  /** Rank of the contract year looked at, from 1. */
  year: number;
  members: string;
  /** Engaged missions; null: those the law calls "socles". */
  missions: string[] | null;
  /** Rate of every mission that has none of its own. */
  rate: string;
  facts: Map<string, MissionFacts>;
  /** State of the crisis plan in the year looked at. */
  crisisPlan: string;
  crisis: boolean;
  /** Over the contract: year in which the plan is written, and years with a crisis. Empty: from the year looked at. */
  planYear: string;
  crisisYears: string;
  /** Chosen readings of ambiguities. */
  readings: Map<string, string>;
  /** A text to apply whatever the date; empty: the law in force. */
  text: string;
}

/** Of the address, not of the law: what an absent parameter means in this version. */
export const kVersion = 1;

export function defaultSituation(today: string): Situation {
  return {
    name: '',
    population: '60000',
    places: [],
    signature: today,
    year: 1,
    members: '0',
    missions: null,
    rate: '80',
    facts: new Map(),
    crisisPlan: 'redaction',
    crisis: false,
    planYear: '',
    crisisYears: '',
    readings: new Map(),
    text: '',
  };
}

export interface Parsed {
  situation: Situation;
  /** Parameters that mean nothing here. */
  unknown: string[];
  /** The link comes from a later version of Socle. */
  newer: boolean;
}

function list(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}

function parsePlace(text: string): Place {
  const [code = '', share = '1'] = text.split(':', 2);
  return { code, share };
}

const identifier = /^[a-z0-9_-]{1,80}$/;

/** "taux.parcours" → ["taux", "parcours"], when the second part can be an identifier. */
function family(name: string): [string, string] | null {
  const dot = name.indexOf('.');
  if (dot < 0) return null;
  const member = name.slice(dot + 1);
  return identifier.test(member) ? [name.slice(0, dot), member] : null;
}

type Reader = (situation: Situation, value: string) => void;

const readers = new Map<string, Reader>(
  Object.entries<Reader>({
    nom: (s, value) => (s.name = value.slice(0, 200)),
    population: (s, value) => (s.population = value.slice(0, 20)),
    lieux: (s, value) => (s.places = list(value).slice(0, 2000).map(parsePlace)),
    signature: (s, value) => (s.signature = value.slice(0, 20)),
    annee: (s, value) => (s.year = /^[1-9]\d?$/.test(value) ? Number(value) : 1),
    membres: (s, value) => (s.members = value.slice(0, 20)),
    missions: (s, value) => (s.missions = list(value).slice(0, 100)),
    taux: (s, value) => (s.rate = value.slice(0, 20)),
    plan: (s, value) => (s.crisisPlan = value.slice(0, 40)),
    crise: (s, value) => (s.crisis = value === '1'),
    redaction: (s, value) => (s.planYear = value.slice(0, 10)),
    crises: (s, value) => (s.crisisYears = value.slice(0, 100)),
    texte: (s, value) => (s.text = value.slice(0, 100)),
  }),
);

type FamilyReader = (situation: Situation, member: string, value: string) => void;

/** What is said of a mission, to be changed. */
export function factsOf(situation: Situation, mission: string): MissionFacts {
  const facts = situation.facts.get(mission) ?? {};
  situation.facts.set(mission, facts);
  return facts;
}

const familyReaders = new Map<string, FamilyReader>(
  Object.entries<FamilyReader>({
    taux: (s, mission, value) => (factsOf(s, mission).rates = value.split(',').slice(0, 100)),
    demarrage: (s, mission, value) => (factsOf(s, mission).start = value.slice(0, 20)),
    lecture: (s, id, value) => s.readings.set(id, value.slice(0, 100)),
  }),
);

/** Reads an address. `today` stands for an absent date of signature. Nothing is refused: what is wrong is said by the engine. */
export function parseSituation(params: URLSearchParams, today: string): Parsed {
  const situation = defaultSituation(today);
  const unknown: string[] = [];
  let newer = false;
  for (const [name, value] of params) {
    if (name === 'v') {
      newer = Number(value) > kVersion;
      continue;
    }
    const [first, member] = family(name) ?? [name, null];
    const reader = member === null ? readers.get(first) : undefined;
    const familyReader = member === null ? undefined : familyReaders.get(first);
    if (reader !== undefined) reader(situation, value);
    else if (familyReader !== undefined && member !== null) familyReader(situation, member, value);
    else unknown.push(name);
  }
  return { situation, unknown, newer };
}

function placeText(place: Place): string {
  return place.share === '1' ? place.code : `${place.code}:${place.share}`;
}

/** The address of a situation: short, without what is as by default, except the date, whose default moves. */
export function formatSituation(s: Situation): URLSearchParams {
  const params = new URLSearchParams();
  const usual = defaultSituation('');
  const put = (name: string, value: string, without: string): void => {
    if (value !== without) params.set(name, value);
  };
  params.set('v', String(kVersion));
  put('nom', s.name, '');
  put('lieux', s.places.map(placeText).join(','), '');
  if (s.places.length === 0) params.set('population', s.population);
  put('signature', s.signature, '');
  put('annee', String(s.year), '1');
  put('membres', s.members, usual.members);
  if (s.missions !== null) params.set('missions', s.missions.join(','));
  put('taux', s.rate, usual.rate);
  for (const [mission, facts] of s.facts) {
    if (facts.rates !== undefined) params.set(`taux.${mission}`, facts.rates.join(','));
    if (facts.start !== undefined) params.set(`demarrage.${mission}`, facts.start);
  }
  put('plan', s.crisisPlan, usual.crisisPlan);
  put('crise', s.crisis ? '1' : '', '');
  put('redaction', s.planYear, '');
  put('crises', s.crisisYears, '');
  put('texte', s.text, '');
  for (const [id, reading] of s.readings) params.set(`lecture.${id}`, reading);
  return params;
}

/** The rate of a mission in the contract year of rank `year`. */
export function rateOf(s: Situation, mission: string, year: number): string {
  const rates = s.facts.get(mission)?.rates;
  if (rates === undefined || rates.length === 0) return s.rate;
  return rates[Math.min(year, rates.length) - 1] ?? s.rate;
}
