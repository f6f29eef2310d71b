import type { Prose } from '../../prose/prose';

const en: Prose = {
  titre: 'Accessibility',
  chapeau: 'Accessibility statement, after the model of the French reference framework (RGAA 4.1, close to WCAG 2.1 AA).',
  sections: [
    {
      id: 'etat',
      titre: 'State of conformity',
      blocs: [
        'Socle wants to be usable by all, in the spirit of article 47 of the French act 2005-102 of 11 February 2005. This statement covers the pages of this application.',
        '**Socle is partially conformant** with RGAA 4.1: the tests made find no defect, but no complete audit was carried out. This is an estimate by its authors, not the result of an audit.',
      ],
    },
    {
      id: 'essais',
      titre: 'What was tested',
      blocs: [
        { liste: [
          'Each page, in light and dark themes, is examined for every version by the automatic tool axe-core: no defect is accepted.',
          'The main journeys are played with the keyboard alone by automatic tests: skip link, menus, fields, tables that scroll.',
          'Each page is tried 360 pixels wide: nothing overflows, except tables that scroll inside their frame.',
          'Charts and the map are doubled by a table with the same numbers. Differences are told by a sign or a word besides colour.',
          'Animations are off for those who asked their system for that.',
        ] },
      ],
    },
    {
      id: 'non-essaye',
      titre: 'What was not tested',
      blocs: [
        { liste: [
          'Nobody has gone through these pages with a screen reader (NVDA, JAWS, VoiceOver, TalkBack), a braille display or voice control yet.',
          'The 106 criteria of RGAA were not gone through one by one; an automatic tool sees only some of them.',
          'Only Chromium was used. Firefox and Safari were not tried.',
          'The PDF that your browser makes when printing was not checked.',
        ] },
      ],
    },
    {
      id: 'contenus',
      titre: 'Content that is harder to reach',
      blocs: [
        { liste: [
          'The map of départements: its shapes are tedious to hear one by one. The table after it gives the same numbers.',
          'The field where a reform is written in TOML asks for knowledge of that format; the page France offers sliders and fields instead.',
        ] },
      ],
    },
    {
      id: 'contact',
      titre: 'Report a defect',
      blocs: [
        'If you cannot read some content or use a page, open a ticket in the issue tracker of the project, or write to the organisation that offers you this application. Tell the page, what you wanted to do, and the tool you use: you will be answered, and offered another way.',
      ],
    },
    {
      id: 'recours',
      titre: 'Further remedies',
      blocs: [
        'If an organisation that has a duty of accessibility offers you this application and does not answer, you may turn to the French Defender of Rights (Défenseur des droits): through its online form, its delegate in your département, or free of postage at Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
    {
      id: 'etablissement',
      titre: 'About this statement',
      blocs: [
        'Made on 22 November 2026. Technologies: HTML, CSS, JavaScript, WebAssembly, SVG. Testing tools: axe-core and Playwright, with Chromium.',
      ],
    },
  ],
};

export default en;
