import type { Prose } from '../../prose/prose';

const en: Prose = {
  titre: 'Method',
  chapeau: 'What Socle computes, from which texts, what it does not know, and how to check a result without taking its word for it.',
  sections: [
    {
      id: 'calcul',
      titre: 'What is computed',
      blocs: [
        'A CPTS, a French territorial community of health professionals that has signed the national agreement (ACI), is funded by the public health insurance according to the size of its territory, the missions it carries out and its results. Socle computes this funding, line by line.',
        { liste: [
          '**One contract year**: each line, its formula, the place in the document where the amount is written, or the reason why it is zero. See [Simulate](#/simuler).',
          '**The whole contract**: what is earned each year, and the dates on which it is paid. See [Plan](#/plan).',
          '**The country**: the sum of the contracts of a portfolio of CPTS, by civil year, and what a reform would change. See [France](#/france).',
        ] },
        'Two views are never mixed. **Rights** are what is earned for a contract year. **Payments** are what reaches the account on a date: advances, then balances. What the CPTS spends is not computed.',
      ],
    },
    {
      id: 'formule',
      titre: 'How an amount is found',
      blocs: [
        { liste: [
          'The population of the territory gives the size class; the class gives the column of the grid.',
          'Running costs are due in full. A mission that is taken on gives a fixed part, for means, and a variable part, multiplied by the rate at which objectives are met.',
          'In the year a mission starts, its amounts are reduced to the time left until the anniversary of the contract.',
          'Each line is rounded once, to the nearest cent, half a cent upwards. Computations use whole numbers: no approximation piles up.',
        ] },
        'The text applied to a contract year is the one in force on its first day.',
      ],
    },
    {
      id: 'textes',
      titre: 'From which texts',
      blocs: [
        'No amount is written in the program. The law is a set of dated files in which every number cites a document and a place in it. The page [The law](#/droit) shows them all, with what documents claim and which of them disagree.',
        'Totals published by the documents are computed again at each start: if they were not found again, Socle would refuse to start.',
      ],
    },
    {
      id: 'ambiguites',
      titre: 'What the texts leave open',
      blocs: [
        'A question that the texts leave open is in the [register of ambiguities](#/droit/ambiguites), with all its possible readings. The most literal or most prudent one is used. Each result names the questions that bear on it and gives the total under the other readings; another can be chosen.',
        '**Unknown is not zero.** When an amount is in none of the documents read, the line is said to be unknown, and so is the total.',
      ],
    },
    {
      id: 'limites',
      titre: 'What Socle does not know',
      blocs: [
        { liste: [
          'The amounts of missions under the agreement of 2019 are in none of the documents read.',
          'The final text of amendment 2 has not been read: the grid comes from a document that repeats it in full and whose totals another confirms. The articles of 2019 on payments were read only in part.',
          'After the date until which a text has been checked, it is supposed unchanged, and each result says so.',
          'Indicators and their computation belong to each contract: the rate at which objectives are met is entered, not computed.',
          'No text read settles the renewal of a contract: it is supposed to be renewed as it stands.',
          'Support from regional health agencies before the contract is known for a few territories only.',
        ] },
        'Socle has no official standing. It replaces neither the texts nor the health insurance fund.',
      ],
    },
    {
      id: 'populations',
      titre: 'Municipalities and populations',
      blocs: [
        'Municipalities, their groupings and populations come from Insee, DGCL and La Poste, through the packages of Etalab (Licence Ouverte). The population used is the one in force on 1 January of the year of signature or, when it is not held, the nearest; the result says which.',
      ],
    },
    {
      id: 'pays',
      titre: 'The whole country',
      blocs: [
        'The list of CPTS, of their municipalities and of their rates is not published. The example portfolio is **invented**: real municipalities, shared among fictional CPTS whose sizes follow a published survey. Its amounts have the order of magnitude of the country; they measure no real CPTS. Administrations that hold the real list can load it on their own server.',
        'A reform is compared with the law in force over the same CPTS and, if any, the same draws: the difference comes from the reform alone.',
      ],
    },
    {
      id: 'incertitude',
      titre: 'How uncertainty is computed',
      blocs: [
        'Nobody knows tomorrow’s rates, or the next health crises. A computation with draws does the country over many times, drawing what is not known:',
        { liste: [
          'the rate of each CPTS and mission (Beta distribution), with a part common to the country, a part that belongs to the CPTS, and a part that changes every year;',
          'serious health crises, national or regional;',
          'late starts of missions, contracts to come, growth of the population, renewals.',
        ] },
        'The result gives the mean and three quantiles: one draw in twenty is below **P5**, one in two below **P50**, one in twenty above **P95**. Quantiles do not add up. The error due to the finite number of draws is given beside them.',
        'Each assumption gives its source; most are supposed, for want of a published figure. A narrow band says that the assumptions vary little, not that the future is known. The same seed gives the same bytes again, whatever the number of processors.',
      ],
    },
    {
      id: 'verifier',
      titre: 'Check by yourself',
      blocs: [
        'Each JSON result carries a **receipt**: the version of the program, the SHA-256 digest of the files of the law and of reforms, and all the facts of the computation, defaults included. With the command line program, anyone can compute again and compare:',
        { code: 'socle rejouer resultat.json' },
        'The command answers “Identique”, or lists the differences. The engine of this page, of the server and of the command line is one program; tests check that they give the same bytes.',
        'Computations are also checked against cases made by hand, against a second, independent writing of the rules, and by properties: payments add up to rights to the cent, a better rate never pays less.',
      ],
    },
    {
      id: 'donnees',
      titre: 'Your data',
      blocs: [
        'The pages Simulate, Plan, Compare and The law compute in your browser: what you enter is sent nowhere. The situation is in the address of the page; sharing it is sharing that situation.',
        'The page France sends the portfolio and the reform to be computed to the server that gave you the page, and to no other. No cookie, no audience measurement, no outside address.',
      ],
    },
  ],
};

export default en;
