import type { ApiTexts } from '../fr/api';

const en: ApiTexts = {
  titre: 'API for developers',
  chapeau:
    'The same computations for your programs: HTTP requests, JSON, the names of the law (in French). The pages of this application use nothing else.',
  demarrer: {
    titre: 'Begin',
    local: 'The program `socle serveur` answers at these addresses. It asks for no database, no configuration and no key.',
    statique:
      'This page comes from a host of plain files: it computes in your browser, but no server answers requests here. To try the examples, start `socle serveur` on your machine.',
    description: 'The complete description is in OpenAPI 3.1 form (in French):',
    telecharger: 'Download the description (JSON)',
  },
  exemples: {
    titre: 'Examples',
    simulation: 'One contract year, with formulas and sources',
    plan: 'A whole contract: rights and payments',
    communes: 'Look for a municipality or a grouping',
    droit: 'The grid in force at a date',
    lot: 'A file of thousands of cases, as a stream',
    copier: 'Copy',
  },
  regles: {
    titre: 'Rules',
    liste: [
      'An amount is a decimal text with two digits after the point (`"26034.25"`), `null` when unknown: **unknown is not zero**. Dates are written YYYY-MM-DD.',
      'An error is an `application/problem+json` document (RFC 9457), in French. Each mistake carries a JSON pointer to the place in the request, its reason and the remedy.',
      'Answers about the law depend on the law and the program alone: they carry an `ETag` and may be kept.',
      'Each result carries a receipt, which `socle rejouer` computes again and compares.',
      'An unknown or repeated key in a request is a mistake: a misspelling never goes unseen.',
    ],
  },
  limites: {
    titre: 'Limits',
    liste: [
      'A JSON request has at most 1 MiB; beyond, the answer is 413.',
      'A request that is too slow, or too long to compute, is stopped and told so.',
      'By default the server listens only on the machine it runs on. To open it to others, put it behind a proxy that carries encryption and access rights.',
    ],
  },
  routes: {
    titre: 'Routes',
    chercher: 'Look for a route',
    nombre: (count) => (count > 1 ? `${count} routes` : count === 1 ? 'One route' : 'No route matches.'),
    parametres: 'Parameters',
    nom: 'Name',
    ou: 'Where',
    ouBien: 'or',
    cite: (signe) => `“${signe}”`,
    valeur: 'Value',
    sens: 'Meaning',
    dans: { query: 'address, after “?”', path: 'address', header: 'header' },
    obligatoire: 'required',
    corps: 'Body of the request',
    exemple: 'Example',
    reponses: 'Answers',
    indisponible: 'The list of routes could not be read.',
  },
};

export default en;
